using System.Diagnostics.Metrics;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Telemetry;

/// <summary>
/// What a silo's slots measure while they train. Without a listener an instrument costs a comparison.
/// </summary>
internal sealed class SlotMeter
{
    private readonly Counter<long> _epochs;
    private readonly Histogram<double> _reports;
    private readonly Histogram<long> _checkpoints;
    private readonly ILocalSiloDetails _silo;

    /// <summary>Makes the instruments.</summary>
    public SlotMeter(IMeterFactory meters, ILocalSiloDetails silo)
    {
        _silo = silo;
        var meter = meters.Create(TelemetryNames.GearSweep);
        _epochs = meter.CreateCounter<long>("gearsweep.epochs", "{epoch}", "Epochs that the slots have trained.");
        _reports = meter.CreateHistogram(
            "gearsweep.report.duration",
            "s",
            "From the first news of a report on the training thread to the head's answer that it is stored.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.3, 0.4, 0.5, 1, 2.5, 5, 10, 30, 60],
            }
        );
        _checkpoints = meter.CreateHistogram(
            "gearsweep.checkpoint.size",
            "By",
            "Sizes of the checkpoints that were made.",
            advice: new InstrumentAdvice<long>
            {
                HistogramBucketBoundaries = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000],
            }
        );
    }

    /// <summary>What one attempt measures.</summary>
    public AttemptTelemetry Of(TrialAssignment assignment, TimeProvider time) =>
        new(this, assignment, _silo.SiloAddress, time);

    /// <summary>An epoch was trained.</summary>
    public void Epoch() => _epochs.Add(1);

    /// <summary>A checkpoint was made.</summary>
    public void Checkpoint(int bytes) => _checkpoints.Record(bytes);

    /// <summary>A report was answered.</summary>
    public void Reported(TimeSpan elapsed) => _reports.Record(elapsed.TotalSeconds);
}
