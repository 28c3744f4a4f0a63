using System.Diagnostics.Metrics;

namespace GearSweep.Training.Trials;

/// <summary>What attempts of this thread tell the meter; tests beside this one use it too.</summary>
internal sealed class ToldPhases : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public ToldPhases()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == AttemptPhases.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>(
            (_, seconds, tags, _) =>
            {
                if (Environment.CurrentManagedThreadId == _thread)
                    Seconds.Add(((string)Assert.Single(tags.ToArray()).Value!, seconds));
            }
        );
        _listener.Start();
    }

    /// <summary>Seconds by phase, in the order in which they were told.</summary>
    public List<(string Phase, double Seconds)> Seconds { get; } = [];

    public void Dispose() => _listener.Dispose();
}
