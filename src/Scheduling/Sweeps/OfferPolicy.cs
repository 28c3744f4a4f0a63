using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>Which trial of a sweep a worker gets.</summary>
public static class OfferPolicy
{
    /// <summary>
    /// What it has for a worker. Trials that have lost a worker come after all others, those that have lost the fewest
    /// first.
    /// </summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="policy">Keeps suspects apart.</param>
    /// <param name="suspects">The leases of suspects, of all sweeps.</param>
    /// <param name="takers">Workers that take trials.</param>
    public static Offer Offer(
        this SweepSchedule sweep,
        string worker,
        SuspectPolicy policy,
        IReadOnlyCollection<TrialLease> suspects,
        IEnumerable<string> takers
    )
    {
        if (!sweep.IsServed || sweep.Leases.InDoubt.Count > 0)
            return Sweeps.Offer.Nothing;
        if (sweep.Waiting.Ready is { } ready)
            return MayTake(ready) ? Sweeps.Offer.From(ready) : Sweeps.Offer.Nothing;
        if (sweep.Waiting.IsUnread)
            return Sweeps.Offer.NeedsTrials;
        return
            sweep.Waiting.Apart.FirstOrDefault(trial =>
                MayTake(trial) && RetryPolicy.MayTryAgain(worker, sweep.Waiting.RefusalsOf(trial.Number), takers)
            )
                is { } apart
            ? Sweeps.Offer.From(apart)
            : Sweeps.Offer.Nothing;

        bool MayTake(QueuedTrial trial) =>
            policy.MayTake(
                worker,
                new TrialId(sweep.Id, trial.Number),
                trial.LostAttempts,
                suspects,
                sweep.Leases.Busy
            );
    }
}
