using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>
/// Pulls work: each slot asks the scheduler for a trial, trains it, and asks again while the end of that one is being
/// stored. Beside the slots a heartbeat tells the scheduler what runs here, and hears what a person wants: more slots,
/// fewer, or that the silo leaves. When the process stops, what runs is handed back before any service stops, whatever
/// the order in which they do.
/// </summary>
internal sealed partial class TrialWorker(
    TrainingThreadPool threads,
    RunningTrials sessions,
    WorkerIdentity identity,
    WorkerRole role,
    IGrainFactory grains,
    IOptions<SlotOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<TrialWorker> logger
) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    // An answer that got lost must not keep the silo silent for as long as Orleans waits for it, which is longer than a
    // lease.
    private static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AskFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(1);

    private readonly int _configured = threads.Count;
    private volatile DesiredWorkerState _orders = DesiredWorkerState.None;

    private WorkerStatus Status => identity.Status(threads.Count, sessions.Running, _orders);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Hands back what runs, with checkpoints.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var slots = new WorkerLoops(PullAsync, stoppingToken);
        slots.Resize(threads.Count);
        await RepeatAsync(
            async () =>
            {
                Apply(
                    await grains
                        .GetGrain<IWorkersGrain>(0)
                        .HeartbeatAsync(Status)
                        .WaitAsync(HeartbeatTimeout, time, stoppingToken),
                    slots
                );
                await Task.Delay(Heartbeat, time, stoppingToken);
            },
            stoppingToken
        );
        await Task.WhenAll(slots.EndAsync(), ReleaseAsync(CancellationToken.None));
    }

    private void Apply(DesiredWorkerState orders, WorkerLoops slots)
    {
        if (orders.Drain && !_orders.Drain)
            LogDraining(role.CanLeave);
        _orders = orders;
        var wanted = orders.Drain ? 0 : orders.Slots ?? _configured;
        if (wanted != threads.Count)
        {
            LogSlots(wanted, threads.Count);
            threads.Resize(wanted);
            slots.Resize(wanted);
            _ = ReleaseAsync(lifetime.ApplicationStopping);
        }

        if (orders.Drain && role.CanLeave && sessions.Running.Count == 0)
            lifetime.StopApplication();
    }

    private async Task PullAsync(CancellationToken stopping)
    {
        // Completes when the head knows how the slot's last trial ended. The next one trains meanwhile, but no third.
        var before = Task.CompletedTask;
        await RepeatAsync(
            async () =>
            {
                var began = time.GetTimestamp();
                if (await NextAsync(stopping) is { } assignment)
                {
                    var key = TrialKeys.For(assignment.Id, assignment.Attempt, identity.Silo);
                    await RunAsync(key, assignment, stopping);
                    await before;
                    before = sessions.CompletionOf(key);
                }
                else if (options.Value.IdleInterval - time.GetElapsedTime(began) is var rest && rest > TimeSpan.Zero)
                {
                    await Task.Delay(rest, time, stopping);
                }
            },
            stopping
        );
        await before;
    }

    /// <summary>
    /// Asks for a trial; the head answers when there is one, when time is up, or when this slot is to go.
    /// </summary>
    private async Task<TrialAssignment?> NextAsync(CancellationToken stopping)
    {
        var asked = grains.GetGrain<ISchedulerGrain>(0).NextAsync(Status, AskFor);
        await ((Task)asked).WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (asked.IsCompleted)
            return await asked;
        await ((Task)asked)
            .WaitAsync(ReleaseTimeout, time, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (asked.IsCompleted)
            return await asked; // It may have had one for us already.
        _ = HandBackAsync(asked);
        return null;
    }

    // The slot is gone, and nobody else would say so before the lease expires.
    private async Task HandBackAsync(Task<TrialAssignment?> asked)
    {
        try
        {
            if (await asked is not { } late)
                return;
            var outcome = UnbegunAttempt.Outcome(
                late,
                new TrialCommand(TrialCommandKind.Preempt, "its slot was taken away before it began")
            );
            await grains
                .GetGrain<ISchedulerGrain>(0)
                .ReportAsync(late.Id.Sweep, new TrialReport(late.Id.Number, late.Attempt, [], null, outcome));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotReached(error);
        }
    }

    private async Task ReleaseAsync(CancellationToken stopping)
    {
        try
        {
            await grains
                .GetGrain<ISchedulerGrain>(0)
                .ReleaseAsync(identity.Silo)
                .WaitAsync(ReleaseTimeout, time, stopping);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotReached(error);
        }
    }

    /// <summary>
    /// Runs a trial until its slot is free again; when the slot goes, the trial is checkpointed and handed back, which
    /// is an end too.
    /// </summary>
    private async Task RunAsync(string key, TrialAssignment assignment, CancellationToken stopping)
    {
        await grains.GetGrain<ITrialGrain>(key).StartAsync(assignment);
        var handBack = stopping.Register(() =>
            sessions.Stop(key, new TrialCommand(TrialCommandKind.Preempt, "its slot was taken away, or its silo stops"))
        );
        _ = sessions.CompletionOf(key).ContinueWith(_ => handBack.Unregister(), TaskScheduler.Default);
        await sessions.SlotFreed(key);
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

    [LoggerMessage(
        LogLevel.Information,
        "This silo drains: its trials are handed back from their checkpoints; leaves then: {Leaves}"
    )]
    private partial void LogDraining(bool leaves);

    [LoggerMessage(LogLevel.Information, "This silo has {Slots} slots from now on, before {Before}")]
    private partial void LogSlots(int slots, int before);
}
