using GearSweep.Grains.Door;
using GearSweep.Grains.Placement;
using GearSweep.Grains.Telemetry;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Orleans.Configuration;

namespace GearSweep.Grains.Sweeps;

/// <inheritdoc cref="ISweepGrain"/>
/// <remarks>
/// Re-entrant, so that the reports of many trials share a transaction of the store. What it remembers can be read from the store again at any
/// time; the store alone decides whether an attempt may speak.
/// </remarks>
[Reentrant]
[OnLeader]
internal sealed partial class SweepGrain(
    ISweepStore store,
    IClusterMembershipService membership,
    Leadership leadership,
    TimeProvider time,
    SweepMeter meter,
    IOptions<SweepGrainOptions> options,
    IOptions<SiloMessagingOptions> messaging,
    ILogger<SweepGrain> logger)
    : Grain, ISweepGrain, IDisposable
{
    private readonly Dictionary<int, RunningTrialEntry> _running = [];
    private readonly Dictionary<int, HashSet<string>> _refusals = []; // Silos on which a trial broke, or that declined it.
    private Dictionary<string, int> _unheard = []; // Silos that the queue has not heard of, and for how many seconds.
    private IDisposable? _waiting;
    private SweepSpec _spec = null!;
    private SweepPlan _plan = null!;
    private Dictionary<OperatingCondition, StoredSweepCondition> _conditions = [];
    private bool _synthetic;
    private string? _problem; // Why nothing of it can be trained: it can only be cancelled.
    private SweepState _state;
    private SweepSharing _sharing = SweepSharing.Default;
    private int _proposed;
    private int _total;
    private int _ended;

    private int Id => (int)this.GetPrimaryKeyLong();

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var stored = await store.LoadAsync(Id, cancellationToken) ?? throw new KeyNotFoundException($"there is no sweep {Id}");
        _problem = StoredSpec.Problem(stored.Yaml);
        if (SpecYaml.Parse(stored.Yaml).Spec is { } spec)
        {
            _spec = spec;
            _plan = new SweepPlan(
                spec, [.. stored.Conditions.Select(c => (c.Condition, c.Split))], stored.Channels.Count);
        }
        else if (stored.State is SweepState.Running or SweepState.Paused) LogUnreadable(Id, stored.Name, _problem!);
        _conditions = stored.Conditions.ToDictionary(c => c.Condition);
        _synthetic = stored.Synthetic;
        _sharing = stored.Sharing;
        (_state, _proposed, _total, _ended) = (stored.State, stored.Proposed, stored.Counts.Total, stored.Counts.Ended);
        foreach (var attempt in stored.Running)
            _running[attempt.Trial] = new RunningTrialEntry(attempt, time.GetUtcNow());
        this.EndWith(leadership);
        _waiting = meter.Watch(() => _state == SweepState.Running ? Math.Max(0, _total - _ended - _running.Count) : 0);
    }

    /// <inheritdoc/>
    public async Task OpenAsync()
    {
        if (_state != SweepState.Running || _problem is not null) return;
        await RefillAsync(CancellationToken.None);
        await EndIfDoneAsync();
        if (IsStranded)
        {
            LogStranded(Id, _total - _ended);
            DeactivateOnIdle(); // The store knows better than this activation remembers; the next one reads it anew.
        }
        else if (_state == SweepState.Running)
        {
            await Queue.OpenAsync(Demand);
        }
    }

    /// <inheritdoc/>
    public async Task<Directive> ReportAsync(TrialReport report)
    {
        report = Admit(report);
        if (!Owns(report, out var attempt)) return await DisownAsync(report);
        if (report.Outcome is { } reported) report = report with { Outcome = await JudgeAsync(reported, attempt) };
        if (report.HasNews && !await store.ReportAsync(Id, report, CancellationToken.None))
        {
            DeactivateOnIdle(); // The store knows better than this activation remembers; the next one reads it anew.
            return Superseded;
        }

        if (report.Outcome is { } outcome) await EndAttemptAsync(report.Trial, outcome);
        else if (report.Checkpoint is not null) ClearSuspicion(report);
        return StateDirective;
    }

    /// <exception cref="InvalidDataException">It is not what a silo reports.</exception>
    private TrialReport Admit(TrialReport report)
    {
        if (ReportCheck.Problem(report) is { } problem) LogReportRefused(Id, problem);
        return ReportCheck.Checked(report);
    }

    /// <inheritdoc/>
    public async Task RecoverAsync(ClusterView cluster)
    {
        // One of several heads may not have heard yet of a silo that has just joined: before it is given up, the membership is read again.
        if (_running.Values.Any(entry => Status(entry.Attempt.Silo) == SiloStatus.None)) await membership.Refresh();
        await SettleAsync();
        var heard = cluster.Silos.Select(silo => silo.Status.Silo);
        var missed = RunningAttempts.Select(attempt => attempt.Silo).Distinct().Except(heard);
        _unheard = missed.ToDictionary(silo => silo, silo => _unheard.GetValueOrDefault(silo) + 1);
        RunningAttempt[] lost = [.. _running.Values.Where(entry => IsLost(entry, cluster)).Select(entry => entry.Attempt)];
        foreach (var attempt in lost)
        {
            var outcome = LossRule.OutcomeOf(attempt, lost, options.Value.MaxAttempts);
            meter.Lost();
            LogLost(Id, attempt.Trial, attempt.Attempt, outcome.Message ?? "");
            try
            {
                await ReportAsync(new TrialReport(attempt.Trial, attempt.Attempt, [], null, outcome));
            }
            catch (Exception error) when (error is not (OutOfMemoryException or StorageException))
            {
                LogNotTakenBack(error, Id, attempt.Trial, attempt.Attempt); // One attempt must not keep the others from going on.
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ActionReply> PauseAsync()
    {
        if (_state != SweepState.Running) return new ActionReply(false, $"The sweep is {_state.ToString().ToLowerInvariant()}; only a running sweep can be paused.");
        if (!await ChangeStateAsync(SweepState.Paused)) return Outdated;
        StopRunning();
        return new ActionReply(true, "Paused: what ran is checkpointed.");
    }

    /// <inheritdoc/>
    public async Task<ActionReply> ResumeAsync()
    {
        if (_state != SweepState.Paused) return new ActionReply(false, $"The sweep is {_state.ToString().ToLowerInvariant()}; only a paused sweep can be resumed.");
        if (_problem is not null) return new ActionReply(false, $"The sweep cannot be opened: {_problem}.");
        if (!await ChangeStateAsync(SweepState.Running)) return Outdated;
        await OpenAsync();
        return new ActionReply(true, "Resumed from the checkpoints.");
    }

    /// <inheritdoc/>
    public async Task<ActionReply> CancelAsync()
    {
        if (_state is SweepState.Completed or SweepState.Cancelled) return ActionReplies.EndedAlready(_state);
        if (await store.CancelAsync(Id, CancellationToken.None) is not { } queued)
        {
            DeactivateOnIdle();
            return Outdated;
        }

        _state = SweepState.Cancelled;
        meter.Cancelled(queued);
        _ready.Clear();
        _apart.Clear();
        StopRunning();
        return ActionReplies.Cancelled(queued);
    }

    /// <inheritdoc/>
    public async Task<ActionReply> ShareAsync(SweepSharing sharing)
    {
        if (sharing.Problem() is { } problem) return new ActionReply(false, $"Nothing was changed: {problem}.");
        await store.SetSharingAsync(Id, sharing, CancellationToken.None);
        _sharing = sharing;
        await OpenAsync();
        return new ActionReply(true, "It holds from the next trial on.");
    }

    /// <inheritdoc/>
    public async Task<ActionReply> RetryAsync(int? trial)
    {
        if (_state == SweepState.Cancelled) return ActionReplies.CancelledForGood;
        if (_problem is not null) return new ActionReply(false, $"The sweep cannot be opened: {_problem}.");
        var count = await store.RetryFailedAsync(Id, trial, CancellationToken.None);
        if (count == 0) return ActionReplies.NoneFailed(trial);
        _ended -= count;
        _refusals.Clear();
        if (_state == SweepState.Completed) _state = SweepState.Running;
        await OpenAsync();
        return ActionReplies.Retried(count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiting?.Dispose();
        _refill.Dispose();
    }
}
