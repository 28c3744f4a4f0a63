namespace GearSweep.Dashboard.Tests.Simulation;

/// <summary>A clock that stands still and whose timers go off only when a test says so: nothing polls by itself.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly HashSet<Timer> _timers = [];

    private long _ticks;

    /// <summary>Every timer that waits goes off, a second later.</summary>
    public void Tick()
    {
        Interlocked.Increment(ref _ticks);
        Timer[] waiting;
        lock (_timers)
            waiting = [.. _timers];
        foreach (var timer in waiting)
            timer.Fire();
    }

    public override long GetTimestamp() => Interlocked.Read(ref _ticks) * TimestampFrequency;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ManualTime time, Action callback) : ITimer
    {
        public void Fire()
        {
            if (Set(armed: false))
                callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Set(dueTime != Timeout.InfiniteTimeSpan);
            return true;
        }

        public void Dispose() => Set(armed: false);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private bool Set(bool armed)
        {
            lock (time._timers)
                return armed ? time._timers.Add(this) : time._timers.Remove(this);
        }
    }
}
