using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using GearSweep.Training.Trials;

namespace GearSweep.Benchmarks.Engines;

/// <summary>Hears what attempts in this process tell of their time, by phase.</summary>
internal sealed class PhaseListener : IDisposable
{
    private readonly ConcurrentDictionary<string, double> _seconds = new();
    private readonly MeterListener _listener = new();

    /// <summary>Listens from here on.</summary>
    public PhaseListener()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == AttemptPhases.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(
            (_, seconds, tags, _) =>
                _seconds.AddOrUpdate(tags[0].Value!.ToString()!, seconds, (_, sum) => sum + seconds)
        );
        _listener.Start();
    }

    /// <summary>Seconds of a phase, over all attempts that have ended.</summary>
    public double this[AttemptPhase phase] => _seconds.GetValueOrDefault(phase.ToString());

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
