using System.Diagnostics;
using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Telemetry;

/// <summary>
/// What one attempt measures: a span of its own, one for each report in it, and the slots' instruments.
/// </summary>
internal sealed class AttemptTelemetry(SlotMeter meter, TrialAssignment assignment, SiloAddress silo, TimeProvider time)
{
    private static readonly ActivitySource Source = new(TelemetryNames.GearSweep);

    private Activity? _span;
    private long _oldestNews;

    /// <summary>Begins the attempt's span, which is current for what the caller awaits from here on.</summary>
    /// <returns>The span, to be ended by the caller; <see langword="null"/> when nobody listens.</returns>
    public Activity? Start() =>
        _span = Describe(Source.StartActivity("attempt"))?.SetTag(TelemetryNames.Silo, silo.ToParsableString());

    /// <summary>The training thread tells of an epoch.</summary>
    public void Epoch()
    {
        Mark();
        meter.Epoch();
    }

    /// <summary>The training thread hands over a checkpoint.</summary>
    public void Checkpoint(TrialCheckpoint checkpoint)
    {
        Mark();
        meter.Checkpoint(checkpoint.Content.Length);
    }

    /// <summary>The attempt has ended; its last report is still to be sent.</summary>
    public void Ended(AttemptOutcome outcome)
    {
        Mark();
        _span?.SetTag(TelemetryNames.Outcome, OutcomeText.For(outcome.End));
        if (outcome.End == AttemptEnd.Failed)
            _span?.SetStatus(ActivityStatusCode.Error, outcome.Message);
    }

    /// <summary>A report is to be sent: begins its span, and takes the time of its oldest news.</summary>
    public ReportTelemetry Sending(TrialReport report) =>
        new(
            this,
            Describe(Source.StartActivity("report"))?.SetTag("gearsweep.epochs", report.Epochs.Count),
            Interlocked.Exchange(ref _oldestNews, 0)
        );

    /// <summary>A report was stored.</summary>
    /// <param name="oldestNews">Time of its oldest news; 0 for a report without.</param>
    internal void Stored(long oldestNews)
    {
        if (oldestNews != 0)
            meter.Reported(time.GetElapsedTime(oldestNews));
    }

    private void Mark() => Interlocked.CompareExchange(ref _oldestNews, time.GetTimestamp(), 0);

    private Activity? Describe(Activity? span) =>
        span
            ?.SetTag(TelemetryNames.Sweep, assignment.Id.Sweep)
            .SetTag(TelemetryNames.Trial, assignment.Id.Number)
            .SetTag(TelemetryNames.Attempt, assignment.Attempt);
}
