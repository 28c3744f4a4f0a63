using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// Has the search of a sweep decide when a slot is free: it sees what is stored, and its decision is stored with the job
/// that it makes before anything follows from it.
/// </summary>
internal sealed class TrialDecider(Scheduler scheduler, ISweepStore store)
{
    /// <summary>Stores the next decision.</summary>
    /// <param name="sweep">A sweep with a trial scheduler.</param>
    /// <param name="busy">Whether a trial of it trains or waits to.</param>
    /// <returns>Whether a trial waits by it.</returns>
    public async Task<bool> DecideAsync(SweepSchedule sweep, bool busy)
    {
        var plan = sweep.Content!.Plan;
        var log =
            sweep.Decisions
            ?? DecisionLog.Load(
                plan.CreateScheduler()!,
                await store.DecisionsAsync(sweep.Id, CancellationToken.None),
                await store.ShownAsync(sweep.Id, 0, CancellationToken.None)
            );
        log.Observe(await store.ShownAsync(sweep.Id, log.SeenUpTo, CancellationToken.None));
        while (log.Next(busy) is { } next)
        {
            sweep.Decisions = null; // Until the store has said what became of it.
            if (!await store.DecideAsync(sweep.Id, next, plan.TrialFor(next.Decision), CancellationToken.None))
                return false;
            log.Apply(next);
            sweep.Decisions = log;
            scheduler.Apply(sweep.Id, s => s.Decided(next.Decision));
            if (next.Decision.Kind != DecisionKind.Prune)
                return true;
        }

        sweep.Decisions = log;
        if (!busy)
        {
            var trials = await store.EndSearchAsync(sweep.Id, CancellationToken.None);
            scheduler.Apply(sweep.Id, s => s.SearchEnded(trials));
        }

        return false;
    }
}
