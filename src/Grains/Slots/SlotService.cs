using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GearSweep.Grains.Slots;

/// <summary>Pulls work: each slot asks the queue for a trial, starts it, waits for its end, and asks again.</summary>
internal sealed partial class SlotService(
    SlotThreads threads,
    TrialSessions sessions,
    WorkerIdentity identity,
    IGrainFactory grains,
    IOptions<SlotOptions> options,
    TimeProvider time,
    ILogger<SlotService> logger) : BackgroundService
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private WorkerStatus Status => identity.Status(threads.Count, sessions.Running);

    private IQueueGrain Queue => grains.GetGrain<IQueueGrain>(0);

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([BeatAsync(stoppingToken), .. Enumerable.Range(0, threads.Count).Select(_ => PullAsync(stoppingToken))]);

    private Task PullAsync(CancellationToken stopping) => RepeatAsync(
        async () =>
        {
            if (await Queue.NextAsync(Status) is { } assignment) await RunAsync(assignment, stopping);
            else await Task.Delay(options.Value.IdleInterval, time, stopping);
        },
        stopping);

    private Task BeatAsync(CancellationToken stopping) => RepeatAsync(
        async () =>
        {
            await Queue.HeartbeatAsync(Status);
            await Task.Delay(Heartbeat, time, stopping);
        },
        stopping);

    /// <summary>Runs a trial in a slot to its end; when the silo stops, the trial is checkpointed and handed back, which is an end too.</summary>
    private async Task RunAsync(TrialAssignment assignment, CancellationToken stopping)
    {
        var key = TrialKeys.Of(assignment.Id, assignment.Attempt);
        await grains.GetGrain<ITrialGrain>(key).StartAsync(assignment);
        await using var handBack = stopping.Register(() => sessions.Stop(key, new Directive(DirectiveKind.HandBack, "its silo was stopped")));
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
}
