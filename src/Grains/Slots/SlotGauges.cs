using System.Diagnostics.Metrics;
using GearSweep.Grains.Telemetry;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Grains.Slots;

/// <summary>How many slots this silo has, and what they are doing, read whenever somebody collects.</summary>
internal sealed class SlotGauges(IMeterFactory meters, TrainingThreadPool threads, RunningTrials sessions)
    : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(TelemetryNames.GearSweep);
        meter.CreateObservableUpDownCounter(
            "gearsweep.trials.running",
            () => sessions.Training,
            "{trial}",
            "Trials that train on this silo."
        );
        meter.CreateObservableUpDownCounter(
            "gearsweep.slots.usage",
            () => Math.Min(sessions.Training, threads.Count),
            "{slot}",
            "Slots of this silo that have a trial."
        );
        meter.CreateObservableUpDownCounter(
            "gearsweep.slots.limit",
            () => threads.Count,
            "{slot}",
            "Slots of this silo."
        );
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
