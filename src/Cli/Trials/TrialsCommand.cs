using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Trials;

/// <summary><c>gearsweep trials</c>: one row a trial.</summary>
internal static class TrialsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var sweep = StoredSweeps.SweepArgument();
        var store = StoredSweeps.StoreOption();
        var format = new Option<TableFormat>("--format") { Description = "Form of the table.", DefaultValueFactory = _ => TableFormat.Csv };
        var command = new Command("trials", "Prints a sweep's trials, one a row. Errors are scaled unless a name ends in _units (mm).")
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
                    streams.Output, parsed.GetValue(format), TrialTable.Columns, results.ExportTrialsAsync(id, cancellation), cancellation),
                cancellation);
            await streams.Output.FlushAsync(cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
