using GearSweep.Dashboard.Live;

namespace GearSweep.Dashboard.Tests.Live;

public sealed class PollerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Questions_never_overlap_and_a_nudge_during_one_is_answered_after_it()
    {
        var answers = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var asked = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        int questions = 0,
            together = 0;
        await using var poller = Poller.Start(
            TimeProvider.System,
            async _ =>
            {
                Assert.Equal(1, Interlocked.Increment(ref together));
                var mine = questions++;
                asked[mine].SetResult();
                await answers[mine].Task;
                Interlocked.Decrement(ref together);
            },
            () => null,
            _ => Task.CompletedTask
        );
        await asked[0].Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        poller.Nudge();
        Assert.Equal(1, questions);
        answers[0].SetResult();
        await asked[1].Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        answers[1].SetResult();
    }

    [Fact]
    public async Task After_the_interval_it_asks_again()
    {
        var third = new TaskCompletionSource();
        var questions = 0;
        await using var poller = Poller.Start(
            TimeProvider.System,
            _ =>
            {
                if (++questions == 3)
                    third.TrySetResult();
                return Task.CompletedTask;
            },
            () => TimeSpan.FromMilliseconds(1),
            _ => Task.CompletedTask
        );
        await third.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_question_that_fails_is_told_and_asked_again()
    {
        var told = new TaskCompletionSource<string>();
        var recovered = new TaskCompletionSource();
        var questions = 0;
        await using var poller = Poller.Start(
            TimeProvider.System,
            _ =>
            {
                if (questions++ == 0)
                    throw new InvalidOperationException("no head");
                recovered.TrySetResult();
                return Task.CompletedTask;
            },
            () => null,
            problem =>
            {
                told.TrySetResult(problem.Message);
                return Task.CompletedTask;
            }
        );
        Assert.Equal("no head", await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken));
        poller.Nudge();
        await recovered.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Disposing_ends_the_question_under_way_and_asks_no_more()
    {
        var questions = 0;
        var poller = Poller.Start(
            TimeProvider.System,
            stop =>
            {
                questions++;
                return Task.Delay(Timeout.InfiniteTimeSpan, stop);
            },
            () => TimeSpan.Zero,
            _ => Task.CompletedTask
        );
        await poller.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        poller.Nudge();
        Assert.Equal(1, questions);
    }
}
