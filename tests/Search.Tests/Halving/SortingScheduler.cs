using GearSweep.Shared.Trials;

namespace GearSweep.Search.Halving;

/// <summary>The rule as it is written down: it keeps everything, and sorts it anew for each decision.</summary>
internal sealed class SortingScheduler(int configurations, int conditions, int repeats, int[] epochs, int factor)
    : ITrialScheduler
{
    private readonly List<Observation> _seen = [];
    private readonly List<Decision> _decisions = [];

    public void Observe(Observation observation) => _seen.Add(observation);

    public void Apply(Decision decision) => _decisions.Add(decision);

    public Decision Next(bool busy)
    {
        int[] order =
        [
            .. Enumerable
                .Range(0, conditions)
                .OrderBy(condition => _decisions.Where(d => Condition(d.Trial) == condition).Sum(Epochs)),
        ];
        return order.Select(Usual).Concat(busy ? [] : order.Select(Last)).OfType<Decision?>().FirstOrDefault()
            ?? Decision.Wait;
    }

    private int Condition(int trial) => trial / repeats % conditions;

    private int Epochs(Decision decision) =>
        decision.Kind switch
        {
            DecisionKind.Promote => decision.UntilEpoch - epochs[decision.Rung],
            _ => decision.UntilEpoch,
        };

    // The trials of a rung: number, least error up to its epoch; the best first.
    private (int Trial, double Error)[] Sorted(int condition, int rung) =>
        [
            .. _seen
                .Where(o => Condition(o.Trial) == condition && o.Trial % repeats == 0 && o.Epoch <= epochs[rung])
                .GroupBy(o => o.Trial)
                .Where(g => g.Any(o => o.Epoch == epochs[rung]))
                .Select(g =>
                    (
                        g.Key,
                        g.Select(o => o.Error)
                            .Where(e => !double.IsNaN(e))
                            .DefaultIfEmpty(double.PositiveInfinity)
                            .Min()
                    )
                )
                .OrderBy(t => t.Item2)
                .ThenBy(t => t.Key),
        ];

    private bool Is(int trial, int rung, params DecisionKind[] kinds) =>
        _decisions.Any(d => d.Trial == trial && d.Rung == rung && kinds.Contains(d.Kind));

    private Decision Judge(DecisionKind kind, int condition, int rung, int place)
    {
        var sorted = Sorted(condition, rung);
        var good = sorted.Length / factor;
        return new Decision(
            kind,
            sorted[place].Trial,
            kind == DecisionKind.Prune ? 0 : epochs[rung + 1],
            rung,
            place + 1,
            sorted.Length,
            good > 0 && double.IsFinite(sorted[good - 1].Error) ? sorted[good - 1].Error : null
        );
    }

    private Decision? Usual(int condition)
    {
        for (var rung = epochs.Length - 2; rung >= 0; rung--)
        {
            var sorted = Sorted(condition, rung);
            for (var place = 0; place < sorted.Length / factor; place++)
                if (!Is(sorted[place].Trial, rung, DecisionKind.Promote))
                    return Judge(DecisionKind.Promote, condition, rung, place);
        }

        var started = _decisions.Count(d => d.Kind == DecisionKind.Start && Condition(d.Trial) == condition);
        if (started < configurations)
            return new Decision(DecisionKind.Start, (started * conditions + condition) * repeats, epochs[0]);
        int[] finalists =
        [
            .. _seen
                .Where(o => Condition(o.Trial) == condition && o.Trial % repeats == 0 && o.Epoch == epochs[^1])
                .Select(o => o.Trial)
                .Distinct(),
        ];
        return finalists
            .SelectMany(trial => Enumerable.Range(1, repeats - 1).Select(repeat => trial + repeat))
            .Where(trial => !_decisions.Any(d => d.Kind == DecisionKind.Confirm && d.Trial == trial))
            .Select(trial => (Decision?)new Decision(DecisionKind.Confirm, trial, epochs[^1]))
            .FirstOrDefault();
    }

    private Decision? Last(int condition)
    {
        for (var rung = epochs.Length - 2; rung >= 0 && Sorted(condition, epochs.Length - 1).Length == 0; rung--)
        {
            var sorted = Sorted(condition, rung);
            for (var place = 0; place < sorted.Length; place++)
                if (!Is(sorted[place].Trial, rung, DecisionKind.Promote))
                    return Judge(DecisionKind.Promote, condition, rung, place);
        }

        for (var rung = epochs.Length - 2; rung >= 0; rung--)
        {
            var sorted = Sorted(condition, rung);
            for (var place = 0; place < sorted.Length; place++)
                if (!Is(sorted[place].Trial, rung, DecisionKind.Promote, DecisionKind.Prune))
                    return Judge(DecisionKind.Prune, condition, rung, place);
        }

        return null;
    }
}
