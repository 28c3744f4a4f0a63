using GearSweep.Cli.Commands;
using GearSweep.Cli.Storing;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Cli.Sweeps;

/// <summary>A sweep of a store that this process owns for a moment, so that nobody trains it meanwhile.</summary>
/// <param name="store">The store.</param>
/// <param name="row">The sweep.</param>
internal sealed class StoredSweep(ISweepStore store, SweepRow row)
{
    /// <summary>The sweep, as it was found.</summary>
    public SweepRow Row => row;

    /// <summary>Opens a store, finds a sweep in it, and does something with it.</summary>
    /// <param name="file">Path of the store.</param>
    /// <param name="sweep">What was typed for the sweep.</param>
    /// <param name="act">What to do.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="InputException">There is no such sweep, or more than one.</exception>
    /// <exception cref="StorageException">There is no such store, or a process that runs owns it.</exception>
    public static async Task<ActionReply> ActAsync(
        string file,
        string sweep,
        Func<StoredSweep, Task<ActionReply>> act,
        CancellationToken cancellation
    )
    {
        if (!File.Exists(file))
            throw new StorageException($"there is no database '{file}'.");
        await using var database = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = file },
            cancellation
        );
        var matches = new List<SweepRow>();
        foreach (var id in await database.Results.MatchesAsync(sweep, SweepChoice.Shown, cancellation))
        {
            if (await database.Results.SweepAsync(id, cancellation) is { } match)
                matches.Add(match.Row);
        }

        var none =
            matches.Count > 0 ? "" : await StoredSweeps.UnknownAsync(file, sweep, database.Results, cancellation);
        return await act(new StoredSweep(database.Store, SweepChoice.Single(sweep, matches, none)));
    }

    /// <summary>Ends it for good; what was trained is kept.</summary>
    public async Task<ActionReply> CancelAsync(CancellationToken cancellation)
    {
        if (row.State is SweepState.Completed or SweepState.Cancelled)
            return ActionReplies.EndedAlready(row.State);
        await TakeBackAsync(cancellation);
        return await store.CancelAsync(row.Id, cancellation) is { } queued
            ? ActionReplies.Cancelled(queued)
            : ActionReplies.EndedAlready(SweepState.Completed);
    }

    /// <summary>Queues its failed trials again.</summary>
    public async Task<ActionReply> RetryAsync(CancellationToken cancellation)
    {
        if (row.State == SweepState.Cancelled)
            return ActionReplies.CancelledForGood;
        var count = await store.RetryFailedAsync(row.Id, null, cancellation);
        if (count == 0)
            return ActionReplies.NoneFailed(null);
        var queued = ActionReplies.Retried(count);
        return queued with
        {
            Message =
                $"{queued.Message} 'gearsweep run' with the sweep's specification, data and store trains {(count == 1 ? "it" : "them")}.",
        };
    }

    /// <summary>Deletes it with all its results.</summary>
    public async Task<ActionReply> DeleteAsync(CancellationToken cancellation) =>
        await store.DeleteAsync(row.Id, cancellation)
            ? new ActionReply(true, $"Deleted: {SweepChoice.Describe(row)}, with all its results.")
            : new ActionReply(false, "The sweep is deleted already.");

    /// <summary>
    /// An attempt that the store has as running was lost with the process that trained it: that process owned the
    /// store.
    /// </summary>
    private async Task TakeBackAsync(CancellationToken cancellation)
    {
        var stored = await store.LoadAsync(row.Id, cancellation);
        foreach (var attempt in stored?.Running ?? [])
        {
            var lost = new AttemptOutcome(
                AttemptEnd.WorkerLost,
                "The process that trained it has ended.",
                0,
                "",
                0,
                null
            );
            await store.ReportAsync(
                row.Id,
                new TrialReport(attempt.Trial.Number, attempt.Attempt, [], null, lost),
                cancellation
            );
        }
    }
}
