using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;

namespace GearSweep.Cli.Curves;

/// <summary><c>gearsweep curves</c>: one row an epoch of a trial.</summary>
internal static class CurvesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams) =>
        SweepTableCommand.Create(
            "curves",
            "Prints a sweep's loss curves, one row an epoch of a trial. Losses are scaled.",
            _ => CurveColumns.All,
            (results, sweep, cancellation) => results.ExportCurvesAsync(sweep, cancellation),
            streams
        );
}
