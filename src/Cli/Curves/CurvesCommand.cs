using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Cli.Tables;

namespace GearSweep.Cli.Curves;

/// <summary><c>gearsweep curves</c>: one row an epoch of a trial.</summary>
internal static class CurvesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var sweep = StoredSweeps.SweepArgument();
        var store = StoredSweeps.StoreOption();
        var format = new Option<TableFormat>("--format") { Description = "Form of the table.", DefaultValueFactory = _ => TableFormat.Csv };
        var command = new Command("curves", "Prints a sweep's loss curves, one row an epoch of a trial. Losses are scaled.")
        {
            sweep,
            store,
            format,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            await StoredSweeps.LookAsync(
                parsed.GetRequiredValue(store),
                parsed.GetRequiredValue(sweep),
                (results, id) => Table.WriteAsync(
                    streams.Output, parsed.GetValue(format), CurveColumns.All, results.ExportCurvesAsync(id, cancellation), cancellation),
                cancellation);
            await streams.Output.FlushAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
