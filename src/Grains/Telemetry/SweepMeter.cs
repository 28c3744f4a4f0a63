using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Telemetry;

/// <summary>What a head measures of its sweeps. Sweeps are no attributes: there are more and more of them.</summary>
internal sealed class SweepMeter
{
    private readonly ConcurrentDictionary<object, Func<int>> _waiting = new();
    private readonly Counter<long> _trials;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _lost;

    /// <summary>Makes the instruments.</summary>
    public SweepMeter(IMeterFactory meters)
    {
        var meter = meters.Create(TelemetryNames.GearSweep);
        _trials = meter.CreateCounter<long>(
            "gearsweep.trials.ended",
            "{trial}",
            "Trials that ended for good, by outcome."
        );
        _attempts = meter.CreateCounter<long>(
            "gearsweep.attempts.ended",
            "{attempt}",
            "Attempts that ended, by outcome."
        );
        _lost = meter.CreateCounter<long>("gearsweep.attempts.lost", "{attempt}", "Attempts that lost their silo.");
        meter.CreateObservableUpDownCounter(
            "gearsweep.trials.waiting",
            () => _waiting.Values.Sum(waiting => waiting()),
            "{trial}",
            "Trials of running sweeps that wait for a slot."
        );
    }

    /// <summary>Counts a sweep's waiting trials in, for as long as the result is not disposed.</summary>
    /// <param name="waiting">How many there are now. Called by whoever collects, on a thread of its own.</param>
    public IDisposable Watch(Func<int> waiting)
    {
        var watch = new Watched(_waiting);
        _waiting[watch] = waiting;
        return watch;
    }

    /// <summary>An attempt has ended, and the store knows.</summary>
    public void AttemptEnded(AttemptEnd end) => _attempts.Add(1, Outcome(end));

    /// <summary>An attempt's end has ended its trial too.</summary>
    public void TrialEnded(AttemptEnd end) => _trials.Add(1, Outcome(end));

    /// <summary>An attempt has lost its silo, whether its trial goes on or fails.</summary>
    public void Lost() => _lost.Add(1);

    /// <summary>Trials that waited were cancelled.</summary>
    public void Cancelled(int trials) => _trials.Add(trials, Outcome(AttemptEnd.Cancelled));

    private static KeyValuePair<string, object?> Outcome(AttemptEnd end) =>
        new(TelemetryNames.Outcome, OutcomeText.For(end));

    private sealed class Watched(ConcurrentDictionary<object, Func<int>> all) : IDisposable
    {
        public void Dispose() => all.TryRemove(this, out _);
    }
}
