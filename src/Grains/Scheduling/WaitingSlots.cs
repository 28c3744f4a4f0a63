using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// Slots that wait for a trial (a long poll). Whatever may have made a trial free wakes them; of the slots of a worker
/// that is found nothing only one looks.
/// </summary>
internal sealed class WaitingSlots(TimeProvider time)
{
    private const int MostRemembered = 1000;

    private readonly HashSet<string> _nothing = []; // Workers for which nothing was found since the last change.
    private readonly Dictionary<string, long> _released = [];
    private volatile bool _isClosed;
    private TaskCompletionSource _change = NewChange();
    private long _version;

    /// <summary>Something has happened after which a trial may be free for some worker.</summary>
    public void Wake()
    {
        _version++;
        _nothing.Clear();
        Interlocked.Exchange(ref _change, NewChange()).TrySetResult();
    }

    /// <summary>Ends the waiting of a worker's slots: they go, or their number changes.</summary>
    public void Release(string worker)
    {
        if (_released.Count == MostRemembered)
            _released.Clear();
        Wake();
        _released[worker] = _version;
    }

    /// <summary>Ends all waiting, for good. May be called on any thread.</summary>
    public void Close()
    {
        _isClosed = true;
        Interlocked.MemoryBarrier();
        _change.TrySetResult();
    }

    /// <summary>Asks for a trial until there is one.</summary>
    /// <param name="worker">The worker that asks.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="next">Looks for one.</param>
    /// <returns>A trial; <see langword="null"/> when there was none in that time, or the worker is released.</returns>
    public async Task<TrialAssignment?> NextAsync(string worker, TimeSpan wait, Func<Task<TrialAssignment?>> next)
    {
        var (began, asked) = (time.GetTimestamp(), _version);
        while (true)
        {
            var (change, version) = (_change.Task, _version);
            if (!_nothing.Contains(worker))
            {
                if (await next() is { } trial)
                    return trial;
                if (version == _version)
                    _nothing.Add(worker);
            }

            var left = wait - time.GetElapsedTime(began);
            if (_isClosed || left <= TimeSpan.Zero || _released.GetValueOrDefault(worker) > asked)
                return null;
            await change
                .WaitAsync(left, time)
                .ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
                );
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
