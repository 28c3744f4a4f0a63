using GearSweep.Search;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>
/// One open sweep: what waits of it, who has which of its trials, and where it stands. What it holds can be read from
/// the store again at any time. A lease passes through <see cref="Begin"/>, then <see cref="Confirm"/>,
/// <see cref="Reject"/> or <see cref="Doubt"/> once the store has answered, and <see cref="End"/>.
/// </summary>
public sealed class SweepSchedule
{
    private readonly SweepSearch? _search;

    /// <summary>Opens a sweep from its rows.</summary>
    /// <param name="stored">The rows.</param>
    /// <param name="content">Its specification; <see langword="null"/> when that cannot be read, so that nothing of it
    /// is leased.</param>
    /// <param name="pruner">Judges its reports.</param>
    /// <param name="history">What its trials have shown, for a sampler or a pruner that looks at it.</param>
    /// <param name="now">When it is opened.</param>
    /// <param name="before">The same sweep before it was read anew; <see langword="null"/> for none.</param>
    public SweepSchedule(
        StoredSweep stored,
        SweepContent? content,
        IPruner pruner,
        IReadOnlyList<Observation> history,
        DateTimeOffset now,
        SweepSchedule? before
    )
    {
        (Id, Content, State, Sharing) = (stored.Id, content, stored.State, stored.Sharing);
        _search = content is null ? null : new SweepSearch(content, pruner, history);
        Problem = content is null ? StoredSpec.Problem(stored.Yaml) ?? "its specification is empty" : null;
        (Total, Ended, Paused, Proposed) = (stored.Counts.Total, stored.Counts.Ended, stored.Paused, stored.Proposed);
        if (before is not null)
            Inherit(before);
        foreach (var lease in stored.Running)
            Leases.Confirm(lease with { Granted = now });
    }

    /// <summary>Its id.</summary>
    public int Id { get; }

    /// <summary>
    /// Its specification, with the trials that it makes; <see langword="null"/> when it cannot be read.
    /// </summary>
    public SweepContent? Content { get; }

    /// <summary>Why it cannot be trained: it can only be cancelled. <see langword="null"/> when it can.</summary>
    public string? Problem { get; }

    /// <summary>Rises with every change: whoever reads the store knows whether there was one meanwhile.</summary>
    public int Version { get; internal set; }

    /// <summary>Its trials that wait.</summary>
    public WaitingTrials Waiting { get; } = new();

    /// <summary>Where it stands.</summary>
    public SweepState State { get; private set; }

    /// <summary>How it shares the slots.</summary>
    public SweepSharing Sharing { get; private set; }

    /// <summary>Trials that it was given in all, each divided by the weight that it had then.</summary>
    public double Pass { get; internal set; }

    /// <summary>All its trials, those that are not proposed yet included.</summary>
    public int Total { get; private set; }

    /// <summary>Trials that have ended.</summary>
    public int Ended { get; private set; }

    /// <summary>Trials that are paused: they wait to be promoted, and not for a slot.</summary>
    public int Paused { get; private set; }

    /// <summary>Configurations that have trials.</summary>
    public int Proposed { get; private set; }

    /// <summary>What its search has decided; <see langword="null"/> until that was read.</summary>
    public DecisionLog? Decisions { get; set; }

    /// <summary>Who has which of its trials.</summary>
    public LeaseTable Leases { get; } = new();

    /// <summary>What a trial is to do: what its sweep does, or what its pruner has decided.</summary>
    public TrialCommand CommandFor(int trial) =>
        this.TrialCommand is { Kind: not TrialCommandKind.Continue } all
            ? all
            : _search?.CommandFor(trial) ?? TrialCommand.Continue;

    /// <summary>The next trials that its sampler proposes; none when it has proposed all.</summary>
    public IReadOnlyList<QueuedTrial> Propose() => State == SweepState.Cancelled ? [] : _search?.Next(Proposed) ?? [];

    /// <summary>Proposed trials were stored: they wait.</summary>
    /// <param name="read">Of the read that found none that wait before them.</param>
    /// <param name="trials">The trials.</param>
    public void AddProposed(long read, IReadOnlyList<QueuedTrial> trials)
    {
        Proposed += trials.Count / Content!.Plan.TrialsPerConfiguration;
        Waiting.TakeReady(read, trials);
    }

    /// <summary>A trial is about to be leased: it counts as running from here on.</summary>
    public void Begin(QueuedTrial trial, string worker)
    {
        Waiting.Remove(trial);
        Leases.Begin(new TrialLease(new TrialId(Id, trial.Number), 0, worker, trial.LostAttempts));
        Pass += 1 / Sharing.Weight;
    }

    /// <summary>A lease was stored.</summary>
    public void Confirm(TrialLease lease) => Leases.Confirm(lease);

    /// <summary>A lease was not stored: the trial does not wait any more.</summary>
    public void Reject(int trial)
    {
        if (Leases.Reject(trial))
            Pass -= 1 / Sharing.Weight;
        Waiting.Changed();
    }

    /// <summary>It is not known whether a lease was stored.</summary>
    public void Doubt(int trial) => Leases.Doubt(trial);

    /// <summary>It is known what became of a start that was given up.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="runs">The attempt that the store has as running; <see langword="null"/> for none.</param>
    /// <returns>The lease to release, as its worker never heard of it; <see langword="null"/> for none.</returns>
    public TrialLease? Settle(int trial, TrialLease? runs)
    {
        if (Leases.Settle(trial) is not { } doubted)
            return null;
        if (runs is null)
            Waiting.Changed();
        else
            Leases.Confirm(runs);
        return runs?.Silo == doubted.Silo ? runs : null;
    }

    /// <summary>
    /// An attempt that goes on has reported, and the store knows: its epochs are judged, and a checkpoint clears it of
    /// suspicion.
    /// </summary>
    public void Observe(TrialReport report)
    {
        var trial = report.Trial;
        if (Leases.Of(trial, report.Attempt) is null)
            return;
        if (report.Checkpoint is not null)
            Leases.GotFurther(trial);
        _search?.Observe(report, Proposed);
    }

    /// <summary>An attempt has ended, and the store knows.</summary>
    /// <returns>Whether it was the one that runs.</returns>
    public bool End(TrialLease lease, AttemptEnd end)
    {
        var trial = lease.Trial.Number;
        if (Leases.Of(trial, lease.Attempt) is null)
            return false;
        Leases.End(trial);
        _search?.Forget(trial);
        if (end is AttemptEnd.WorkerFailed or AttemptEnd.Rejected)
            Waiting.Refused(trial, lease.Silo);
        var state =
            State == SweepState.Cancelled && !TrialStates.After(end).HasEnded()
                ? TrialState.Cancelled
                : TrialStates.After(end);
        if (state == TrialState.Paused)
            Paused++;
        else if (!state.HasEnded())
            Waiting.Changed();
        else
            Ended++;
        if (state.HasEnded())
            Waiting.Forget(trial);
        if (Content?.Plan is { UsesHistory: true } or { IsDecided: true })
            Waiting.Changed(); // The search may have waited for this.
        return true;
    }

    /// <summary>Its state was changed.</summary>
    public void Change(SweepState state)
    {
        State = state;
        if (state == SweepState.Cancelled)
            Waiting.Clear();
        else
            Waiting.Changed();
    }

    /// <summary>Its queued trials were cancelled with it.</summary>
    public void Cancelled(int trials)
    {
        Change(SweepState.Cancelled);
        Ended += trials;
        Paused = 0;
    }

    /// <summary>It shares the slots otherwise from now on.</summary>
    public void Share(SweepSharing sharing) => Sharing = sharing;

    /// <summary>Failed trials were queued again.</summary>
    public void Retried(int trials)
    {
        Ended -= trials;
        Waiting.ForgetRefusals();
        Change(State == SweepState.Completed ? SweepState.Running : State);
    }

    /// <summary>Paused trials were queued again, to go on from their checkpoints.</summary>
    public void Promoted(int trials)
    {
        Paused -= trials;
        Waiting.Changed();
    }

    /// <summary>A decision of its search was stored, with what it does.</summary>
    public void Decided(Decision decision)
    {
        if (decision.Kind is DecisionKind.Promote or DecisionKind.Prune)
            Paused--;
        if (decision.Kind == DecisionKind.Prune)
            Ended++;
        else
            Waiting.Changed();
    }

    /// <summary>Its search makes no further trials.</summary>
    public void SearchEnded(int trials) => Total = trials;

    /// <summary>Trials were added to configurations that it has; a completed sweep runs again.</summary>
    public void Added(int trials)
    {
        Total += trials;
        Change(trials > 0 && State == SweepState.Completed ? SweepState.Running : State);
    }

    private void Inherit(SweepSchedule before)
    {
        Pass = before.Pass;
        Waiting.Inherit(before.Waiting);
        Leases.Inherit(before.Leases);
    }
}
