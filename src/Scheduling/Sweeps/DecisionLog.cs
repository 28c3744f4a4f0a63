using GearSweep.Search;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>
/// The decisions on a sweep's trials, with what they saw: what was stored, and which one comes next. The same rows give
/// the same log whoever reads them.
/// </summary>
/// <param name="scheduler">Decides.</param>
public sealed class DecisionLog(ITrialScheduler scheduler)
{
    private readonly Queue<ShownEpoch> _unseen = new();

    /// <summary>How many decisions there are.</summary>
    public int Count { get; private set; }

    /// <summary>The newest epoch that is known.</summary>
    public long SeenUpTo { get; private set; }

    /// <summary>A log of what a store has.</summary>
    /// <param name="scheduler">A scheduler that has seen nothing yet.</param>
    /// <param name="decisions">The decisions, in their order.</param>
    /// <param name="shown">The epochs, in their order.</param>
    public static DecisionLog Load(
        ITrialScheduler scheduler,
        IReadOnlyList<StoredDecision> decisions,
        IReadOnlyList<ShownEpoch> shown
    )
    {
        var log = new DecisionLog(scheduler);
        log.Add(shown);
        foreach (var decision in decisions)
        {
            log.SeeUpTo(decision.SeenUpTo);
            scheduler.Next(decision.Busy); // It sees what it saw then.
            log.Apply(decision);
        }

        log.SeeUpTo(long.MaxValue);
        return log;
    }

    /// <summary>
    /// Decides everything again from the same epochs: the decisions that come out otherwise than they were stored, each
    /// with what comes out.
    /// </summary>
    public static IEnumerable<(StoredDecision Stored, Decision Again)> Replay(
        ITrialScheduler scheduler,
        IReadOnlyList<StoredDecision> decisions,
        IReadOnlyList<ShownEpoch> shown
    )
    {
        var log = new DecisionLog(scheduler);
        log.Add(shown);
        foreach (var stored in decisions)
        {
            log.SeeUpTo(stored.SeenUpTo);
            var again = scheduler.Next(stored.Busy);
            if (again != stored.Decision)
                yield return (stored, again);
            log.Apply(stored);
        }
    }

    /// <summary>Epochs were stored.</summary>
    /// <param name="shown">Those after <see cref="SeenUpTo"/>, in their order.</param>
    public void Observe(IReadOnlyList<ShownEpoch> shown)
    {
        Add(shown);
        SeeUpTo(long.MaxValue);
    }

    /// <summary>The next decision; <see langword="null"/> while there is nothing to do.</summary>
    /// <param name="busy">Whether a trial trains or waits to.</param>
    public StoredDecision? Next(bool busy) =>
        scheduler.Next(busy) is { Kind: not DecisionKind.Wait } decision
            ? new StoredDecision(Count, SeenUpTo, busy, decision)
            : null;

    /// <summary>A decision was stored.</summary>
    public void Apply(StoredDecision decision)
    {
        scheduler.Apply(decision.Decision);
        Count++;
    }

    private void Add(IReadOnlyList<ShownEpoch> shown)
    {
        foreach (var epoch in shown)
            _unseen.Enqueue(epoch);
    }

    private void SeeUpTo(long sequence)
    {
        while (_unseen.TryPeek(out var next) && next.Sequence <= sequence)
        {
            scheduler.Observe(_unseen.Dequeue().Observation);
            SeenUpTo = next.Sequence;
        }
    }
}
