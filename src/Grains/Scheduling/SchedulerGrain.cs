using GearSweep.Grains.Messages;
using GearSweep.Grains.Placement;
using GearSweep.Scheduling;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace GearSweep.Grains.Scheduling;

/// <inheritdoc cref="ISchedulerGrain"/>
/// <remarks>
/// Re-entrant, so that the reports of many trials share a transaction of the store. What it remembers of sweeps can be
/// read from the store again at any time, and workers say with each heartbeat what they were told; so nothing is lost
/// when its activation ends, and the next one begins with nothing.
/// </remarks>
[Reentrant]
[OnLeader]
internal sealed partial class SchedulerGrain(
    Scheduler scheduler,
    TrialDispatcher dispatcher,
    ReportHandler reports,
    SweepCommands commands,
    SchedulerWatchdog watchdog,
    WaitingSlots waiting,
    ClusterMembers members,
    Leadership leadership,
    ISweepStore store,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    IOptions<SiloMessagingOptions> messaging,
    ILogger<SchedulerGrain> logger
) : Grain, ISchedulerGrain, IWorkersGrain
{
    private const int MostTold = 100;
    private const int LongestSilence = 3; // Seconds: a worker that waits for trials may have died meanwhile.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly HashSet<string> _refused = []; // What was refused and has been told of.
    private CancellationTokenRegistration _stopping;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // The first never waits for anything, so that silence is counted also while the store does not answer.
        this.RegisterGrainTimer(
            _ => TickAsync(),
            new GrainTimerCreationOptions(Second, Second) { Interleave = true, KeepAlive = true }
        );
        this.RegisterGrainTimer(
            LookAsync,
            new GrainTimerCreationOptions(TimeSpan.Zero, Second) { Interleave = true, KeepAlive = true }
        );
        _stopping = lifetime.ApplicationStopping.Register(waiting.Close);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        waiting.Close();
        _stopping.Unregister();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<TrialAssignment?> NextAsync(WorkerStatus worker, TimeSpan wait)
    {
        worker = Admit(worker);
        scheduler.Workers.Heard(worker, time.GetUtcNow());
        var silo = worker.Silo;
        var longest = messaging.Value.ResponseTimeout / 4; // The caller must still be there when it is given a trial.
        return waiting.NextAsync(
            silo,
            wait < longest ? wait : longest,
            () =>
                scheduler.Workers.TryGet(silo, out var known)
                && known is { TakesTrials: true, View.SilentSeconds: < LongestSilence }
                && watchdog.HasLooked
                && members.IsActive(silo)
                    ? dispatcher.NextAsync(silo)
                    : Task.FromResult<TrialAssignment?>(null)
        );
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(string silo)
    {
        waiting.Release(silo);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<TrialCommand> ReportAsync(int sweep, TrialReport report)
    {
        if (ReportCheck.Problem(report) is { } problem)
            LogReportRefused(sweep, problem);
        return ThenWakeAsync(reports.ReportAsync(sweep, ReportCheck.Checked(report)), report.Outcome is not null);
    }

    /// <inheritdoc/>
    public async Task OpenAsync(int sweep)
    {
        await watchdog.OpenAsync(sweep);
        waiting.Wake();
    }

    /// <inheritdoc/>
    public Task<ActionReply> PauseAsync(int sweep) => ThenWakeAsync(commands.PauseAsync(sweep));

    /// <inheritdoc/>
    public Task<ActionReply> ResumeAsync(int sweep) => ThenWakeAsync(commands.ResumeAsync(sweep));

    /// <inheritdoc/>
    public Task<ActionReply> CancelAsync(int sweep) => ThenWakeAsync(commands.CancelAsync(sweep));

    /// <inheritdoc/>
    public Task<ActionReply> ShareAsync(int sweep, SweepSharing sharing) =>
        ThenWakeAsync(commands.ShareAsync(sweep, sharing));

    /// <inheritdoc/>
    public Task<ActionReply> RetryAsync(int sweep, int? trial) => ThenWakeAsync(commands.RetryAsync(sweep, trial));

    /// <inheritdoc/>
    public Task<ActionReply> AddSeedsAsync(int sweep, int seeds) => ThenWakeAsync(commands.AddSeedsAsync(sweep, seeds));

    /// <inheritdoc/>
    public Task<DesiredWorkerState> HeartbeatAsync(WorkerStatus worker) =>
        Task.FromResult(scheduler.Workers.Heard(Admit(worker), time.GetUtcNow()).Orders);

    /// <inheritdoc/>
    public Task<ActionReply> DrainAsync(string silo) => Task.FromResult(Unknown(silo) ?? scheduler.Workers.Drain(silo));

    /// <inheritdoc/>
    public Task<ActionReply> SetSlotsAsync(string silo, int slots) =>
        Task.FromResult(
            slots is < 0 or > ClusterLimits.MaxSlots
                ? new ActionReply(false, $"slots is {slots}; expected 0 to {ClusterLimits.MaxSlots}.")
                : Unknown(silo) ?? scheduler.Workers.SetSlots(silo, slots)
        );

    /// <inheritdoc/>
    public Task<ActionReply> ClearAsync(string silo) => Task.FromResult(Unknown(silo) ?? scheduler.Workers.Clear(silo));

    /// <inheritdoc/>
    public Task<ClusterView> ViewAsync() =>
        Task.FromResult(new ClusterView(scheduler.Workers.Views) { StoreUnavailableReason = store.UnavailableReason });

    private async Task<T> ThenWakeAsync<T>(Task<T> change, bool mayFreeTrials = true)
    {
        var answer = await change;
        if (mayFreeTrials)
            waiting.Wake();
        return answer;
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await watchdog.LookAsync(cancellation);
        waiting.Wake();
    }

    private Task TickAsync()
    {
        // What it remembers grows old when another head leads. A silo that is cut off hears so late, and as long there
        // are two: the store refuses what is not true.
        if (!leadership.IsHere)
        {
            waiting.Close();
            DeactivateOnIdle();
        }

        scheduler.Tick(members.IsGone, LogTickFailed);
        return Task.CompletedTask;
    }

    private ActionReply? Unknown(string silo) =>
        scheduler.Workers.TryGet(silo, out _)
            ? null
            : new(false, $"There is no silo {MessageText.Quote(silo)} in the cluster.");

    /// <summary>
    /// Refuses a message that no silo sends, and tells of it once: whoever sends it may do so every second.
    /// </summary>
    /// <exception cref="InvalidDataException">It is not what a silo says.</exception>
    private WorkerStatus Admit(WorkerStatus worker)
    {
        if (WorkerCheck.Problem(worker) is not { } problem)
            return WorkerCheck.Checked(worker);
        if (_refused.Count < MostTold && _refused.Add(problem))
            LogRefused(problem);
        throw new InvalidDataException($"The message is refused: {problem}.");
    }

    [LoggerMessage(LogLevel.Warning, "A message of a silo is refused, and those like it: {Problem}")]
    private partial void LogRefused(string problem);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep}: a report is refused: {Reason}")]
    private partial void LogReportRefused(int sweep, string reason);

    [LoggerMessage(LogLevel.Error, "Silo {Silo} could not be looked after, and is forgotten until it speaks again")]
    private partial void LogTickFailed(Exception error, string silo);
}
