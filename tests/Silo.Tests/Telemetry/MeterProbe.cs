using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Telemetry;

/// <summary>Listens to the instruments of one host, and to no other host's of this process.</summary>
internal sealed class MeterProbe : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, string? Outcome, double Value)> _measured = new();
    private readonly ConcurrentDictionary<string, string?> _units = new();

    public MeterProbe(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Scope != factory
                || !instrument.Meter.Name.StartsWith("GearSweep", StringComparison.Ordinal)
            )
                return;
            _units[instrument.Name] = instrument.Unit;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The instruments and their units.</summary>
    public IReadOnlyDictionary<string, string?> Units => _units;

    /// <summary>What an instrument measured so far.</summary>
    public IReadOnlyList<double> Values(string name, string? outcome = null) =>
        [.. _measured.Where(m => m.Name == name && (outcome is null || m.Outcome == outcome)).Select(m => m.Value)];

    /// <summary>What a gauge shows now.</summary>
    public double Now(string name)
    {
        _listener.RecordObservableInstruments();
        return Values(name)[^1];
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? outcome = null;
        foreach (var (key, text) in tags)
        {
            if (key == "gearsweep.outcome")
                outcome = (string?)text;
        }

        _measured.Enqueue((instrument.Name, outcome, value));
    }
}
