using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Sweeps;

/// <summary>
/// The command <c>sweeps</c>: the sweeps of a store, newest first. The process that trains one, if there is one, is not
/// disturbed.
/// </summary>
internal static class StoredSweepsCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Streams streams)
    {
        var list = new SweepList();
        var store = StoredSweeps.StoreOption();
        var command = list.Create("Prints a store's sweeps, newest first.");
        command.Options.Add(store);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                using var database = await ReadOnlyResults.OpenAsync(parsed.GetRequiredValue(store), cancellation);
                await list.WriteAsync(
                    parsed,
                    (text, take) => database.Results.SweepsAsync(text, 0, take, cancellation),
                    database.HasOwner,
                    streams,
                    cancellation
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
