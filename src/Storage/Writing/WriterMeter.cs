using System.Diagnostics.Metrics;

namespace GearSweep.Storage.Writing;

/// <summary>What the writer measures of its transactions.</summary>
internal sealed class WriterMeter
{
    private const string Name = "GearSweep";
    private readonly Histogram<int> _size;
    private readonly Histogram<double> _duration;

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The host's; <see langword="null"/> where there is no host.</param>
    public WriterMeter(IMeterFactory? meters)
    {
        var meter = meters?.Create(Name) ?? new Meter(Name);
        _size = meter.CreateHistogram<int>(
            "gearsweep.storage.batch.size",
            "{command}",
            "Commands that the writer stored in one transaction."
        );
        _duration = meter.CreateHistogram<double>(
            "gearsweep.storage.commit.duration",
            "s",
            "How long the writer's transactions took, commit included."
        );
    }

    /// <summary>A transaction is on disk.</summary>
    public void Committed(int commands, TimeSpan duration)
    {
        _size.Record(commands);
        _duration.Record(duration.TotalSeconds);
    }
}
