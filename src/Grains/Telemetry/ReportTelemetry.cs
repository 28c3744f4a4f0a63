using System.Diagnostics;

namespace GearSweep.Grains.Telemetry;

/// <summary>A report on its way. Disposed without <see cref="Stored"/>, it was not taken.</summary>
internal sealed class ReportTelemetry(AttemptTelemetry attempt, Activity? span, long oldestNews) : IDisposable
{
    private bool _stored;

    /// <summary>The head has answered that the report is on disk.</summary>
    public void Stored()
    {
        _stored = true;
        attempt.Stored(oldestNews);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_stored)
            span?.SetStatus(ActivityStatusCode.Error, "it was not taken");
        span?.Dispose();
    }
}
