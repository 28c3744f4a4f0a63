using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Sweeps;

/// <summary>
/// Commands that change one sweep of a store that no process has open: <c>cancel</c>, <c>retry</c> and <c>delete</c>.
/// </summary>
internal static class StoredSweepCommands
{
    /// <summary>Makes the three.</summary>
    public static IEnumerable<Command> CreateAll(Streams streams)
    {
        var yes = new Option<bool>("--yes") { Description = "Delete without asking." };
        var delete = Create(
            "delete",
            "Deletes a sweep with all its results. The file does not shrink; what comes next fills the room.",
            streams,
            async (sweep, parsed, cancellation) =>
                parsed.GetValue(yes) || await ConfirmAsync(sweep, streams, cancellation)
                    ? await sweep.DeleteAsync(cancellation)
                    : new ActionReply(false, "Nothing was deleted.")
        );
        delete.Options.Add(yes);
        return
        [
            Create(
                "cancel",
                "Stops a sweep for good; what it has found is kept.",
                streams,
                (sweep, _, cancellation) => sweep.CancelAsync(cancellation)
            ),
            Create(
                "retry",
                "Queues a sweep's failed trials again, from epoch 1.",
                streams,
                (sweep, _, cancellation) => sweep.RetryAsync(cancellation)
            ),
            delete,
        ];
    }

    private static Command Create(
        string name,
        string description,
        Streams streams,
        Func<StoredSweep, ParseResult, CancellationToken, Task<ActionReply>> act
    )
    {
        var sweep = SweepChoice.Argument();
        var store = StoredSweeps.StoreOption();
        var command = new Command(
            name,
            $"{description} No process may have the store open; of a running cluster see 'cluster'."
        )
        {
            sweep,
            store,
        };
        command.SetAction(
            async (parsed, cancellation) =>
                await Answer.WriteAsync(
                    await StoredSweep.ActAsync(
                        parsed.GetRequiredValue(store),
                        parsed.GetRequiredValue(sweep),
                        found => act(found, parsed, cancellation),
                        cancellation
                    ),
                    streams
                )
        );
        return command;
    }

    private static async Task<bool> ConfirmAsync(StoredSweep sweep, Streams streams, CancellationToken cancellation)
    {
        var what = SweepChoice.Describe(sweep.Row);
        if (streams.Input is not { } input)
            throw new InputException(
                $"nothing was deleted: {what} would be, with all its results; --yes says that it may"
            );
        await streams.Error.WriteAsync($"Delete {what} with all its results? Type yes: ");
        var answer = await Task.Run(input.ReadLine, cancellation).WaitAsync(cancellation);
        return answer?.Trim().Equals("yes", StringComparison.OrdinalIgnoreCase) == true;
    }
}
