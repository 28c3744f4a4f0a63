namespace GearSweep.Dashboard.Live;

/// <summary>
/// Keeps a page current: asks again and again, never twice at once, and stops when the page goes. A question that fails
/// is asked again after a pause that grows to ten seconds.
/// </summary>
public sealed class Poller : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly Func<CancellationToken, Task> _ask;
    private readonly Func<TimeSpan?> _interval;
    private readonly Func<Exception, Task> _failed;
    private TaskCompletionSource _nudge = NewNudge();
    private Task _loop = Task.CompletedTask;

    private Poller(
        TimeProvider time,
        Func<CancellationToken, Task> ask,
        Func<TimeSpan?> interval,
        Func<Exception, Task> failed
    ) => (_time, _ask, _interval, _failed) = (time, ask, interval, failed);

    /// <summary>Asks at once, and then again whenever the interval has passed since the last answer.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="ask">Fetches and shows what is new. It runs on the caller's synchronisation context (the
    /// page's).</param>
    /// <param name="interval">The pause until the next question; <see langword="null"/> to wait for
    /// <see cref="Nudge"/>.</param>
    /// <param name="failed">Told of a question that failed.</param>
    public static Poller Start(
        TimeProvider time,
        Func<CancellationToken, Task> ask,
        Func<TimeSpan?> interval,
        Func<Exception, Task> failed
    )
    {
        var poller = new Poller(time, ask, interval, failed);
        poller._loop = poller.RunAsync(poller._stop.Token);
        return poller;
    }

    /// <summary>Asks again now, or, while a question is under way, right after it.</summary>
    public void Nudge() => _nudge.TrySetResult();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private static TaskCompletionSource NewNudge() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            _nudge = NewNudge();
            TimeSpan? pause;
            try
            {
                await _ask(stop);
                failures = 0;
                pause = _interval();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong with one answer, the page shows it and asks again.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures++)));
                await _failed(problem);
            }

            await WaitAsync(pause, stop);
        }
    }

    private async Task WaitAsync(TimeSpan? pause, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var clock = Task.Delay(pause ?? Timeout.InfiniteTimeSpan, _time, enough.Token);
        await Task.WhenAny(clock, _nudge.Task);
        await enough.CancelAsync();
    }
}
