using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Trials;

/// <summary><c>gearsweep trials</c>: one row a trial.</summary>
internal static class TrialsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) => SweepTableCommand.Create(
        "trials",
        "Prints a sweep's trials, one a row. Errors are scaled unless a name ends in _units (mm).",
        TrialTable.Columns,
        (results, sweep, cancellation) => results.ExportTrialsAsync(sweep, cancellation),
        streams);
}
