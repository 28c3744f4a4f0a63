using GearSweep.Scheduling.Sweeps;
using GearSweep.Scheduling.Workers;
using GearSweep.Search;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>
/// Who trains what, where, and what happens when it dies: the open sweeps, the workers, and every decision about them
/// as a function of this state and of what has happened. It does nothing by itself: whoever holds it stores a decision
/// first and applies it after.
/// </summary>
/// <remarks>
/// The usual way of a trial: a worker asks (<see cref="Next"/>) and is leased the next trial of the sweep whose turn it
/// is; its heartbeats list the trial; its reports carry the attempt's number, by which an older attempt's are refused;
/// it ends (<see cref="End"/>). When the worker is lost the lease expires (<see cref="Expired"/>) and the trial waits
/// again, at most <see cref="SchedulerOptions.MaxAttempts"/> times. Beside this stand policies with a setting each:
/// <see cref="SuspectPolicy"/>, <see cref="ConsecutiveFailuresPolicy"/> and <see cref="HostQuarantine"/>.
/// </remarks>
/// <param name="options">The settings.</param>
/// <param name="pruner">Judges every report.</param>
public sealed class Scheduler(SchedulerOptions options, IPruner pruner)
{
    private static readonly IReadOnlyDictionary<int, int> None = new Dictionary<int, int>();
    private readonly SortedDictionary<int, SweepSchedule> _sweeps = [];
    private readonly LeasePolicy _leases = new(options.Lease);
    private readonly RetryPolicy _retry = new(options.MaxAttempts);
    private readonly SuspectPolicy _suspects = new(options.IsolateSuspects, new RetryPolicy(options.MaxAttempts));

    // Workers with leases that have not spoken, and for how many seconds.
    private Dictionary<string, int> _unheard = [];

    /// <summary>The workers.</summary>
    public WorkerRegistry Workers { get; } =
        new(
            new ConsecutiveFailuresPolicy(options.BrokenInARow, options.FailedInARow),
            new HostQuarantine(options.HostLosses)
        );

    /// <summary>The open sweeps, by id.</summary>
    public IReadOnlyCollection<SweepSchedule> Sweeps => _sweeps.Values;

    /// <summary>An open sweep; <see langword="null"/> when it is not open.</summary>
    public SweepSchedule? Find(int sweep) => _sweeps.GetValueOrDefault(sweep);

    /// <summary>
    /// Opens a sweep from its rows, also one that is open: what it was taken for before is forgotten.
    /// </summary>
    /// <param name="stored">The rows.</param>
    /// <param name="content">Its specification; <see langword="null"/> when that cannot be read.</param>
    /// <param name="now">The time.</param>
    /// <param name="history">What its trials have shown, if that <see cref="UsesHistory"/>.</param>
    public SweepSchedule Open(
        StoredSweep stored,
        SweepContent? content,
        DateTimeOffset now,
        IReadOnlyList<Observation>? history = null
    )
    {
        var before = Find(stored.Id);
        var sweep = _sweeps[stored.Id] = new SweepSchedule(stored, content, pruner, history ?? [], now, before);
        if (before is null)
            Enter(sweep);
        return sweep;
    }

    /// <summary>Whether what a sweep has shown is looked at, by its sampler or by the pruner.</summary>
    public bool UsesHistory(SweepContent content) => pruner.UsesHistory || content.Plan.UsesHistory;

    /// <summary>Forgets a sweep.</summary>
    public void Close(int sweep) => _sweeps.Remove(sweep);

    /// <summary>
    /// What a worker with a free slot gets: of the sweep whose turn it is the next trial that it may take;
    /// <see langword="null"/> when there is none.
    /// </summary>
    /// <param name="worker">The worker.</param>
    /// <param name="isAsked">Which sweeps are asked; <see langword="null"/> for all.</param>
    public Dispatch? Next(string worker, Func<SweepSchedule, bool>? isAsked = null)
    {
        if (!Workers.TryGet(worker, out var known) || known is not { TakesTrials: true, View.Status.Draining: false })
            return null;
        var ending = _sweeps.Count < 2 ? None : Workers.Ending();
        var suspects = _sweeps.Values.SelectMany(s => s.Leases.Suspects).ToList();
        foreach (
            var load in FairSharePolicy.Order(
                _sweeps
                    .Values.Where(s => s.HasWork && isAsked?.Invoke(s) != false)
                    .Select(s => s.Load(ending.GetValueOrDefault(s.Id)))
            )
        )
        {
            var offer = _sweeps[load.Sweep].Offer(worker, _suspects, suspects, Workers.Takers(_leases));
            if (offer.Kind != OfferKind.Nothing)
                return new Dispatch(_sweeps[load.Sweep], offer.Trial);
        }

        return null;
    }

    /// <summary>
    /// Applies what has happened to a sweep. One that had nothing to give until then, and has now, goes on level with
    /// the others.
    /// </summary>
    public void Apply(int sweep, Action<SweepSchedule> change)
    {
        if (Find(sweep) is not { } known)
            return;
        var had = known.HasWork;
        change(known);
        known.Version++;
        if (!had && known.HasWork)
            Enter(known);
    }

    /// <summary>The end of an attempt that its worker reports, as it counts: see <see cref="RetryPolicy"/>.</summary>
    public AttemptOutcome Judge(TrialLease lease, AttemptOutcome outcome)
    {
        var refusedBy = Find(lease.Trial.Sweep)?.Waiting.RefusalsOf(lease.Trial.Number);
        var hasUntried =
            outcome.End == AttemptEnd.Rejected
            && Workers.Takers(_leases).Any(worker => worker != lease.Silo && refusedBy?.Contains(worker) != true);
        return _retry.Reported(outcome, lease, hasUntried);
    }

    /// <summary>An attempt has ended, and the store knows.</summary>
    /// <param name="lease">Its lease.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="quarantined">
    /// Why its worker, or its host, is quarantined because of it; <see langword="null"/> when it is not.
    /// </param>
    /// <returns>Whether it was the one that runs.</returns>
    public bool End(TrialLease lease, AttemptOutcome outcome, out string? quarantined)
    {
        quarantined = null;
        var isCurrent = false;
        Apply(lease.Trial.Sweep, sweep => isCurrent = sweep.End(lease, outcome.End));
        if (isCurrent)
            quarantined = Workers.Ended(lease, outcome);
        return isCurrent;
    }

    /// <summary>A second has passed.</summary>
    /// <param name="isGone">Whether membership has given a worker up.</param>
    /// <param name="failed">Told of a worker for which that cannot be said.</param>
    public void Tick(Func<WorkerRegistration, bool> isGone, Action<Exception, string>? failed = null)
    {
        Workers.Tick(isGone, failed);
        var silent = _sweeps
            .Values.SelectMany(s => s.Leases.Granted)
            .Select(lease => lease.Silo)
            .Distinct()
            .Where(worker => !Workers.TryGet(worker, out _));
        _unheard = silent.ToDictionary(worker => worker, worker => _unheard.GetValueOrDefault(worker) + 1);
    }

    /// <summary>The leases that have expired, each with the end that its attempt comes to by that.</summary>
    /// <param name="isGone">Whether membership says that a worker is dead, or has never heard of it.</param>
    public IReadOnlyList<ExpiredLease> Expired(Func<string, bool> isGone)
    {
        List<ExpiredLease> all = [];
        foreach (var sweep in _sweeps.Values)
        {
            var expired = sweep
                .Leases.Granted.Where(lease =>
                    _leases.IsExpired(
                        lease,
                        isGone(lease.Silo),
                        Heard(lease.Silo),
                        _unheard.GetValueOrDefault(lease.Silo)
                    )
                )
                .ToList();
            all.AddRange(
                expired.Select(lease => new ExpiredLease(
                    lease,
                    _retry.Expired(lease, wasAlone: !expired.Any(other => other != lease && other.Silo == lease.Silo))
                ))
            );
        }

        return all;
    }

    private Shared.Cluster.SiloView? Heard(string worker) => Workers.TryGet(worker, out var known) ? known.View : null;

    private void Enter(SweepSchedule sweep) =>
        sweep.Pass = FairSharePolicy.Enter(
            sweep.Pass,
            [.. _sweeps.Values.Where(s => s != sweep && s.HasWork).Select(s => s.Pass)]
        );
}
