using System.Diagnostics.CodeAnalysis;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Workers;

/// <summary>
/// The workers that have spoken, with what is known of each. Nothing of it that matters is lost with it: each worker
/// says with its heartbeat what it was told last. Only the counts of its trials, and failures in a row that were no
/// complaint yet, begin anew.
/// </summary>
public sealed class WorkerRegistry(ConsecutiveFailuresPolicy failures, HostQuarantine hosts)
{
    private readonly Dictionary<string, WorkerRegistration> _workers = [];
    private Dictionary<int, int>? _ending; // Counted when it is asked for, and again after it has changed.

    /// <summary>The workers by host.</summary>
    public IReadOnlyList<SiloView> Views =>
        [
            .. _workers
                .Values.Select(w => w.View with { Quarantined = w.Quarantined })
                .OrderBy(s => s.Status.Host)
                .ThenBy(s => s.Status.Silo),
        ];

    /// <summary>
    /// Takes note of what a worker says, unless it said something later before. One that is new here says what it was
    /// told elsewhere too, and that still holds.
    /// </summary>
    /// <returns>What is known of the worker now.</returns>
    public WorkerRegistration Heard(WorkerStatus status, DateTimeOffset now)
    {
        if (!_workers.TryGetValue(status.Silo, out var known))
        {
            _ending = null;
            return Put(
                new(
                    new SiloView(status, now, 0, 0),
                    new WorkerHealth { Before = status.Orders.Quarantined ?? hosts.Complaint(status.Silo) },
                    status.Orders,
                    null
                )
            );
        }

        if (status.Beat < known.View.Status.Beat)
            return known;
        if (HasEnding(status) || HasEnding(known.View.Status))
            _ending = null;
        return _workers[status.Silo] = known with
        {
            View = known.View with { Status = status, LastSeen = now, SilentSeconds = 0 },
        };
    }

    /// <summary>A second has passed.</summary>
    /// <param name="isGone">Whether membership has given a worker up.</param>
    /// <param name="failed">
    /// Told of a worker for which that cannot be said. It is forgotten, and keeps no other from being looked after.
    /// </param>
    public void Tick(Func<WorkerRegistration, bool> isGone, Action<Exception, string>? failed = null)
    {
        foreach (var (address, known) in _workers.ToArray())
        {
            if (IsGone(known))
                Remove(known);
            else
                _workers[address] = known with
                {
                    View = known.View with { SilentSeconds = known.View.SilentSeconds + 1 },
                };
        }

        bool IsGone(WorkerRegistration known)
        {
            try
            {
                return isGone(known);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failed?.Invoke(error, known.Address);
                return true;
            }
        }
    }

    /// <summary>Trials whose training has ended and whose end is being stored, by sweep.</summary>
    public IReadOnlyDictionary<int, int> Ending() =>
        _ending ??= _workers
            .Values.SelectMany(w => w.View.Status.Running)
            .Where(trial => trial.HasEnded)
            .CountBy(trial => trial.Id.Sweep)
            .ToDictionary();

    /// <summary>Addresses of the workers that take trials and are heard.</summary>
    public IEnumerable<string> Takers(LeasePolicy leases) =>
        _workers
            .Values.Where(w =>
                w.TakesTrials
                && w.View.Status is { Draining: false, Slots: > 0 }
                && !leases.IsSilent(w.View.SilentSeconds)
            )
            .Select(w => w.Address);

    /// <summary>Takes note of how a lease ended.</summary>
    /// <returns>
    /// Why its worker, or its host, is quarantined because of it; <see langword="null"/> when it is not, or was before.
    /// </returns>
    public string? Ended(TrialLease lease, AttemptOutcome outcome)
    {
        if (outcome.End == AttemptEnd.Completed)
        {
            hosts.Completed(lease.Silo);
            foreach (
                var other in _workers.Values.Where(w => w.Address != lease.Silo && w.Health.FailedInARow > 0).ToArray()
            )
                Put(other with { Health = other.Health.AfterElsewhere() });
        }

        var complaint = _workers.TryGetValue(lease.Silo, out var known) ? Ended(known, lease, outcome) : null;
        return outcome.End == AttemptEnd.WorkerLost && !lease.IsSuspect
            ? Lost(lease.Silo, lease.GotFurther) ?? complaint
            : complaint;
    }

    /// <summary>What is known of a worker.</summary>
    public bool TryGet(string worker, [NotNullWhen(true)] out WorkerRegistration? registration) =>
        _workers.TryGetValue(worker, out registration);

    /// <summary>A person has a worker hand its trials back and leave.</summary>
    public ActionReply Drain(string worker)
    {
        var known = _workers[worker];
        Put(known with { Wanted = known.Wanted with { Drain = true } });
        return new(
            true,
            $"It hands its trials back, from their checkpoints, and {(known.LeavesWhenDrained ? "leaves" : "stays without slots")}."
        );
    }

    /// <summary>A person changes how many slots a worker has.</summary>
    public ActionReply SetSlots(string worker, int slots)
    {
        var known = _workers[worker];
        if (known is { LeavesWhenDrained: true, Wanted.Drain: true })
            return new(false, $"Silo {worker} is drained and leaves; start it again to give it slots.");
        Put(known with { Wanted = known.Wanted with { Slots = slots, Drain = false } });
        return new(true, $"It will have {slots} {(slots == 1 ? "slot" : "slots")} within a second.");
    }

    /// <summary>A person ends a worker's quarantine, and its host's.</summary>
    public ActionReply Clear(string worker)
    {
        var known = _workers[worker];
        if (known.Quarantined is null)
            return new(false, $"Silo {worker} is not quarantined.");
        hosts.Clear(worker);
        Put(known with { Health = default });
        return new(true, $"Silo {worker} is given trials again.");
    }

    private string? Ended(WorkerRegistration known, TrialLease lease, AttemptOutcome outcome)
    {
        var view = known.View;
        if (HasEnding(view.Status))
            _ending = null;
        var after = Put(
            known with
            {
                Health = known.Health.After(outcome.End, outcome.Message),
                View = view with
                {
                    Status = view.Status with
                    {
                        Running =
                        [
                            .. view.Status.Running.Where(r => r.Id != lease.Trial || r.Attempt != lease.Attempt),
                        ],
                    },
                    Completed = view.Completed + (outcome.End is AttemptEnd.Completed or AttemptEnd.Pruned ? 1 : 0),
                    Failed = view.Failed + (outcome.End is AttemptEnd.Failed or AttemptEnd.WorkerFailed ? 1 : 0),
                },
            }
        );
        return known.Quarantined is null ? after.Quarantined : null;
    }

    /// <summary>
    /// A worker was lost with a trial that was above suspicion. Another worker of the same host may be there already.
    /// </summary>
    private string? Lost(string worker, bool gotFurther)
    {
        var before = hosts.Complaint(worker);
        hosts.Lost(worker, gotFurther);
        var complaint = hosts.Complaint(worker);
        foreach (
            var known in _workers
                .Values.Where(w => w.Address != worker && HostQuarantine.AreOfOneHost(worker, w.Address))
                .ToArray()
        )
        {
            var outlived = known.Outlived.Add(worker);
            var isOneOfThem = complaint is not null && !hosts.Outlives(outlived.Count);
            Put(
                known with
                {
                    Outlived = outlived,
                    Health = isOneOfThem ? known.Health with { Before = complaint } : known.Health,
                }
            );
        }

        return before is null ? complaint : null;
    }

    private void Remove(WorkerRegistration worker)
    {
        _workers.Remove(worker.Address);
        _ending = null;
    }

    private static bool HasEnding(WorkerStatus status)
    {
        foreach (var trial in status.Running)
            if (trial.HasEnded)
                return true;
        return false;
    }

    private WorkerRegistration Put(WorkerRegistration worker) =>
        _workers[worker.Address] = worker with { Quarantined = failures.Complaint(worker.Health) };
}
