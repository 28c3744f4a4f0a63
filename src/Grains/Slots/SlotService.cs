using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>
/// Pulls work: each slot asks the queue for a trial, starts it, waits for its end, and asks again. Beside the slots a heartbeat tells the queue what runs
/// here, and hears what a person wants: more slots, fewer, or that the silo leaves.
/// </summary>
internal sealed partial class SlotService(
    SlotThreads threads,
    TrialSessions sessions,
    WorkerIdentity identity,
    WorkerRole role,
    IGrainFactory grains,
    IOptions<SlotOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<SlotService> logger) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);
    private readonly int _configured = threads.Count;
    private volatile bool _draining;

    private WorkerStatus Status => identity.Status(threads.Count, sessions.Running, _draining);

    private IQueueGrain Queue => grains.GetGrain<IQueueGrain>(0);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var slots = new SlotLoops(PullAsync, stoppingToken);
        slots.Resize(threads.Count);
        await RepeatAsync(
            async () =>
            {
                Obey(await Queue.HeartbeatAsync(Status), slots);
                await Task.Delay(Heartbeat, time, stoppingToken);
            },
            stoppingToken);
        await slots.EndAsync();
    }

    private void Obey(WorkerOrders orders, SlotLoops slots)
    {
        if (orders.Drain && !_draining) LogDraining(role.CanLeave);
        _draining = orders.Drain;
        var wanted = orders.Drain ? 0 : orders.Slots ?? _configured;
        if (wanted != threads.Count)
        {
            LogSlots(wanted, threads.Count);
            threads.Resize(wanted);
            slots.Resize(wanted);
        }

        if (orders.Drain && role.CanLeave && sessions.Running.Count == 0) lifetime.StopApplication();
    }

    private Task PullAsync(CancellationToken stopping) => RepeatAsync(
        async () =>
        {
            if (await Queue.NextAsync(Status) is { } assignment) await RunAsync(assignment, stopping);
            else await Task.Delay(options.Value.IdleInterval, time, stopping);
        },
        stopping);

    /// <summary>Runs a trial in a slot to its end; when the slot goes, the trial is checkpointed and handed back, which is an end too.</summary>
    private async Task RunAsync(TrialAssignment assignment, CancellationToken stopping)
    {
        var key = TrialKeys.Of(assignment.Id, assignment.Attempt);
        await grains.GetGrain<ITrialGrain>(key).StartAsync(assignment);
        await using var handBack = stopping.Register(() => sessions.Stop(key, new Directive(DirectiveKind.HandBack, "its slot was taken away, or its silo stops")));
        await sessions.CompletionOf(key);
    }

    private async Task RepeatAsync(Func<Task> step, CancellationToken stopping)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await step();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogNotReached(error);
                await Task.Delay(Heartbeat, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The head could not be reached; trying again")]
    private partial void LogNotReached(Exception error);

    [LoggerMessage(LogLevel.Information, "This silo drains: its trials are handed back from their checkpoints; leaves then: {Leaves}")]
    private partial void LogDraining(bool leaves);

    [LoggerMessage(LogLevel.Information, "This silo has {Slots} slots from now on, before {Before}")]
    private partial void LogSlots(int slots, int before);
}
