using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Sweeps;

public abstract class DecisionTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task A_decision_is_stored_once_with_the_job_that_it_makes()
    {
        await using var database = await OpenAsync();
        var store = database.Store;
        var sweep = await database.SweepAsync(trials: 0);
        StoredDecision start = new(0, 0, Busy: false, new(DecisionKind.Start, 4, UntilEpoch: 1)),
            promote = new(1, 7, Busy: true, new(DecisionKind.Promote, 4, 2, Rung: 0, Rank: 1, Of: 2, Cutoff: 0.25)),
            prune = new(2, 8, Busy: false, new(DecisionKind.Prune, 4, 0, Rung: 1, Rank: 3, Of: 3));
        var trial = Trial(4) with { UntilEpoch = 1 };

        Assert.False(await store.DecideAsync(sweep, promote, trial, Cancellation));
        Assert.True(await store.DecideAsync(sweep, start, trial, Cancellation));
        Assert.False(await store.DecideAsync(sweep, start, trial, Cancellation));
        Assert.Equal([1], (await store.QueuedAsync(sweep, 9, Cancellation)).Select(t => t.UntilEpoch));
        Assert.False(await store.DecideAsync(sweep, promote, trial, Cancellation));

        await PauseAsync(attempt: 1, epoch: 1);
        Assert.True(await store.DecideAsync(sweep, promote, trial, Cancellation));
        Assert.Equal([2], (await store.QueuedAsync(sweep, 9, Cancellation)).Select(t => t.UntilEpoch));
        await PauseAsync(attempt: 2, epoch: 2);
        Assert.True(await store.DecideAsync(sweep, prune, trial, Cancellation));

        var loaded = (await store.LoadAsync(sweep, Cancellation))!;
        Assert.Equal((1, 0), (loaded.Counts.Pruned, loaded.Paused));
        Assert.Equal([start, promote, prune], await store.DecisionsAsync(sweep, Cancellation));
        var shown = await store.ShownAsync(sweep, 0, Cancellation);
        Assert.Equal([(4, 1), (4, 2)], shown.Select(s => (s.Observation.Trial, s.Observation.Epoch)));
        Assert.Equal([shown[1]], await store.ShownAsync(sweep, shown[0].Sequence, Cancellation));
        Assert.Equal(1, await store.EndSearchAsync(sweep, Cancellation));
        Assert.True(await store.CompleteAsync(sweep, Cancellation));
        Assert.True(await store.DeleteAsync(sweep, Cancellation));
        Assert.Empty(await store.DecisionsAsync(sweep, Cancellation));

        async Task PauseAsync(int attempt, int epoch)
        {
            await store.StartAttemptAsync(sweep, 4, "silo", Cancellation);
            var paused = new AttemptOutcome(AttemptEnd.Paused, null, epoch, "torch", 1, null);
            Assert.True(
                await store.ReportAsync(sweep, new(4, attempt, [Epoch(epoch)], new(epoch, [7]), paused), Cancellation)
            );
        }
    }
}
