using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;

namespace GearSweep.Cli.Trials;

/// <summary><c>gearsweep trials</c>: one row a trial.</summary>
internal static class TrialsCommand
{
    /// <summary>
    /// The columns of a store that nobody owns: what is stored as running was interrupted with its process.
    /// </summary>
    private static readonly Column<TrialRow>[] Interrupted =
    [
        .. TrialTable.Columns.Select(c =>
            c.Name == "state" ? c with { Value = t => t.State == TrialState.Running ? "interrupted" : c.Value(t) } : c
        ),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) =>
        SweepTableCommand.Create(
            "trials",
            "Prints a sweep's trials, one a row. Errors are scaled unless a name ends in _units: those are in the unit of "
                + "the target; both have columns.",
            opened => opened.HasOwner ? TrialTable.Columns : Interrupted,
            (results, sweep, cancellation) => results.ExportTrialsAsync(sweep, cancellation),
            streams
        );
}
