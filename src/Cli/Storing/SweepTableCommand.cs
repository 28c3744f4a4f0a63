using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Results;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;

namespace GearSweep.Cli.Storing;

/// <summary>A command that prints a table of a stored sweep.</summary>
internal static class SweepTableCommand
{
    /// <summary>Reads the rows of a sweep, by its id.</summary>
    public delegate IAsyncEnumerable<T> Export<out T>(ResultQueries results, int sweep, CancellationToken cancellation);

    /// <summary>Makes the command.</summary>
    /// <typeparam name="T">A row.</typeparam>
    public static Command Create<T>(
        string name,
        string description,
        Func<ReadOnlyResults, IReadOnlyList<Column<T>>> columns,
        Export<T> export,
        Streams streams
    )
    {
        var sweep = StoredSweeps.SweepArgument();
        var store = StoredSweeps.StoreOption();
        var format = new Option<TableFormat>("--format")
        {
            Description = "Form of the table.",
            DefaultValueFactory = _ => TableFormat.Csv,
        };
        var command = new Command(name, description) { sweep, store, format };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await StoredSweeps.LookAsync(
                    parsed.GetRequiredValue(store),
                    parsed.GetRequiredValue(sweep),
                    (opened, id) =>
                        Table.WriteAsync(
                            streams.Output,
                            parsed.GetValue(format),
                            columns(opened),
                            export(opened.Results, id, cancellation),
                            cancellation
                        ),
                    cancellation
                );
                await streams.Output.FlushAsync(cancellation);
                return ExitCode.Done;
            }
        );
        return command;
    }
}
