using GearSweep.Shared.Trials;

namespace GearSweep.Search;

/// <summary>
/// What a trial scheduler would have made of trials whose curves are known to their ends: which it would have given up,
/// and whether the best one is among them.
/// </summary>
/// <remarks>After Ax's check of early stopping on finished experiments: a rule is safe where it stops no best
/// trial.</remarks>
public static class RecordedCurves
{
    /// <summary>Lets a scheduler decide, one job after the other, each of which shows what was recorded.</summary>
    /// <param name="scheduler">A scheduler that has seen nothing yet.</param>
    /// <param name="shown">The epochs of all trials.</param>
    /// <param name="conditionOf">The condition of a trial.</param>
    /// <param name="climbs">Whether a trial is compared at rungs: the first seed of its configuration is, and the best
    /// one is looked for among those.</param>
    /// <returns>What it would have come to at each condition, in their order.</returns>
    public static IReadOnlyList<RecordedOutcome> Run(
        ITrialScheduler scheduler,
        IEnumerable<Observation> shown,
        Func<int, int> conditionOf,
        Func<int, bool> climbs
    )
    {
        var curves = shown
            .GroupBy(observation => observation.Trial)
            .ToDictionary(curve => curve.Key, curve => curve.DistinctBy(o => o.Epoch).OrderBy(o => o.Epoch).ToArray());
        Dictionary<int, int> given = [];
        Dictionary<int, Decision> last = [];
        while (scheduler.Next(busy: false) is { Kind: not DecisionKind.Wait } next)
        {
            scheduler.Apply(next);
            last[next.Trial] = next;
            if (next.Kind == DecisionKind.Prune)
                continue;
            foreach (var observation in curves.GetValueOrDefault(next.Trial, []).Where(o => o.Epoch <= next.UntilEpoch))
                scheduler.Observe(observation);
            given[next.Trial] = next.UntilEpoch;
        }

        return
        [
            .. curves
                .GroupBy(curve => conditionOf(curve.Key))
                .OrderBy(group => group.Key)
                .Select(group => Outcome(group.Key, [.. group.Select(c => c.Value)], climbs, given, last)),
        ];
    }

    private static RecordedOutcome Outcome(
        int condition,
        Observation[][] curves,
        Func<int, bool> climbs,
        Dictionary<int, int> given,
        Dictionary<int, Decision> last
    )
    {
        var best = curves.Where(curve => climbs(curve[0].Trial)).MinBy(Least)!;
        var kept = curves.Where(curve => given.GetValueOrDefault(curve[0].Trial) >= curve[^1].Epoch).ToArray();
        var chosen = kept.Where(curve => climbs(curve[0].Trial)).MinBy(Least);
        return new RecordedOutcome(
            condition,
            curves.Length,
            curves.Length - kept.Length,
            curves.Sum(curve => (long)curve.Length),
            curves.Sum(curve => (long)Math.Min(curve.Length, given.GetValueOrDefault(curve[0].Trial))),
            best[0].Trial,
            Least(best),
            chosen?[0].Trial,
            chosen is null ? null : Least(chosen),
            chosen == best ? null : last[best[0].Trial]
        );
    }

    private static double Least(Observation[] curve) =>
        curve.Select(o => double.IsNaN(o.Error) ? double.PositiveInfinity : o.Error).Min();
}
