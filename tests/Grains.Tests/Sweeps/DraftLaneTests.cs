namespace GearSweep.Grains.Sweeps;

public sealed class DraftLaneTests
{
    private static readonly ValidatedSweep Done = ValidatedSweep.Refused([]);

    [Fact]
    public async Task One_draft_is_made_at_a_time()
    {
        using var lane = new DraftLane();
        using var go = new ManualResetEventSlim();
        int now = 0,
            most = 0;
        var drafts = Enumerable
            .Range(0, 60)
            .Select(_ =>
                lane.DraftAsync(
                    cancellation =>
                    {
                        most = Math.Max(most, Interlocked.Increment(ref now));
                        go.Wait(cancellation);
                        Interlocked.Decrement(ref now);
                        return Done;
                    },
                    TestContext.Current.CancellationToken
                )
            )
            .ToList();
        go.Set();
        await Task.WhenAll(drafts);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Another_lane_waits_for_none_of_them()
    {
        using var previews = new DraftLane();
        using var launches = new DraftLane();
        using var go = new ManualResetEventSlim();
        var waiting = Enumerable
            .Range(0, 60)
            .Select(_ => previews.DraftAsync(Held, TestContext.Current.CancellationToken))
            .ToList();
        Assert.Same(Done, await launches.DraftAsync(_ => Done, TestContext.Current.CancellationToken));
        Assert.All(waiting, preview => Assert.False(preview.IsCompleted));
        go.Set();
        await Task.WhenAll(waiting);

        ValidatedSweep Held(CancellationToken cancellation)
        {
            go.Wait(cancellation);
            return Done;
        }
    }

    [Fact]
    public async Task A_draft_that_nobody_waits_for_ends_and_one_whose_turn_has_not_come_is_not_begun()
    {
        using var lane = new DraftLane();
        using var gone = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var first = lane.DraftAsync(
            cancellation =>
            {
                begun.SetResult();
                cancellation.WaitHandle.WaitOne();
                cancellation.ThrowIfCancellationRequested();
                return Done;
            },
            gone.Token
        );
        await begun.Task;
        var second = lane.DraftAsync(_ => throw new InvalidOperationException("begun"), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Same(Done, await lane.DraftAsync(_ => Done, TestContext.Current.CancellationToken));
    }
}
