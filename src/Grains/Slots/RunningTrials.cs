using System.Collections.Concurrent;
using GearSweep.Grains.Telemetry;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>The attempts in this silo's slots.</summary>
internal sealed class RunningTrials(
    TrainingThreadPool threads,
    SegmentCache segments,
    ITrialRunner runner,
    IGrainFactory grains,
    IOptions<SlotOptions> options,
    TimeProvider time,
    SlotMeter meter,
    TrainingPace pace,
    IHostApplicationLifetime lifetime,
    ILogger<TrialExecution> logger
)
{
    private readonly ConcurrentDictionary<string, TrialExecution> _sessions = new();

    /// <summary>The attempts that are here, also those whose end is still to be stored.</summary>
    public IReadOnlyList<RunningTrial> Running => [.. _sessions.Values.Select(s => s.Status)];

    /// <summary>How many of them train.</summary>
    public int Training => Running.Count(trial => !trial.HasEnded);

    /// <summary>Begins an attempt; an attempt that has begun already is left as it is.</summary>
    /// <param name="key">Its grain's key.</param>
    /// <param name="assignment">What is to be trained.</param>
    public void Start(string key, TrialAssignment assignment)
    {
        var session = new TrialExecution(
            assignment,
            threads,
            segments,
            runner,
            grains,
            options.Value.ReportInterval,
            time,
            meter,
            pace,
            logger,
            lifetime.ApplicationStopping
        );
        if (_sessions.TryAdd(key, session))
            session.Begin(() => _sessions.TryRemove(key, out _));
    }

    /// <summary>Asks an attempt to stop; one that is not here any more needs nothing.</summary>
    public void Stop(string key, TrialCommand directive)
    {
        if (_sessions.TryGetValue(key, out var session))
            session.Stop(directive);
    }

    /// <summary>Completes when the attempt's slot may take the next trial; at once for one that is not here.</summary>
    public Task SlotFreed(string key) =>
        _sessions.TryGetValue(key, out var session) ? session.SlotFreed : Task.CompletedTask;

    /// <summary>Completes when the attempt has ended and the head knows; at once for one that is not here.</summary>
    public Task CompletionOf(string key) =>
        _sessions.TryGetValue(key, out var session) ? session.Completion : Task.CompletedTask;
}
