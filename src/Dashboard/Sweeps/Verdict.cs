using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>
/// What a sweep has found, in one sentence: where its best model beats AR* on the test rows, and by how much. It speaks
/// of the configuration that the metric chose and of no other, says out of how many, and says <em>beats</em> and
/// <em>loses</em> only where the 95 % interval over seeds and test rows excludes 0.
/// </summary>
internal static class Verdict
{
    /// <summary>The sentence, with what limits it after it.</summary>
    public static string For(SweepRow sweep)
    {
        var outcomes = sweep.Conditions.ToLookup(c => c.Best?.Verdict);
        var ended = sweep.State is SweepState.Completed or SweepState.Cancelled;
        var sentences = new List<string>();
        if (sweep.Conditions.All(c => c.Best is null))
        {
            sentences.Add(
                ended
                    ? "No trial completed, so there is nothing to compare."
                    : "No trial has completed yet, so there is nothing to compare."
            );
        }
        else
        {
            sentences.AddRange(Comparison(outcomes, sweep.Conditions, ended));
            if (outcomes[null].Any())
            {
                sentences.Add(
                    $"No trial {(ended ? "completed" : "has completed yet")} {Where(outcomes[null], sweep.Conditions)}."
                );
            }
        }

        if (sweep.Synthetic)
            sentences.Add("The data are synthetic.");
        return string.Join(' ', sentences);
    }

    private static IEnumerable<string> Comparison(
        ILookup<SkillVerdict?, ConditionResult> outcomes,
        IReadOnlyList<ConditionResult> all,
        bool ended
    )
    {
        string[] clauses =
        [
            .. new (
                SkillVerdict Verdict,
                string First,
                string Later,
                Func<IEnumerable<ConditionResult>, string> Figures
            )[]
            {
                (SkillVerdict.Beats, "beats AR*", "it beats it", some => $", by {Range(some)}"),
                (SkillVerdict.Loses, "loses to AR*", "it loses", some => $", by {Range(some)}"),
                (
                    SkillVerdict.NotSeparable,
                    "is not separable from AR*",
                    "it is not separable",
                    some => $" ({Seeds(some)})"
                ),
                (SkillVerdict.NotComparable, "cannot be compared with AR*", "it cannot be compared", _ => ""),
            }
                .Where(clause => outcomes[clause.Verdict].Any())
                .Select(
                    (clause, i) =>
                        $"{(i == 0 ? clause.First : clause.Later)} {Where(outcomes[clause.Verdict], all)}{clause.Figures(outcomes[clause.Verdict])}"
                ),
        ];
        if (clauses.Length > 0)
            yield return $"{(ended ? "The" : "So far, the")} best {Model(all)} {string.Join("; ", clauses)}.";
        if (outcomes[SkillVerdict.OneSeed].Any())
        {
            yield return clauses.Length > 0
                ? $"{Capital(Where(outcomes[SkillVerdict.OneSeed], all))} one seed: no verdict yet."
                : "One seed: no verdict yet.";
        }
    }

    private static string Where(IEnumerable<ConditionResult> some, IEnumerable<ConditionResult> all) =>
        ConditionPhrase.For(Conditions(some), Conditions(all));

    private static IReadOnlyCollection<OperatingCondition> Conditions(IEnumerable<ConditionResult> results) =>
        [.. results.Select(r => r.Condition)];

    private static string Range(IEnumerable<ConditionResult> some)
    {
        double[] margins = [.. some.Select(r => Math.Abs(r.Skill!.Value)).Order()];
        string least = Figures.Percent(margins[0]),
            greatest = Figures.Percent(margins[^1]);
        return least == greatest ? $"{least} %" : $"{least} to {greatest} %";
    }

    private static string Seeds(IEnumerable<ConditionResult> some)
    {
        int[] seeds = [.. some.Select(r => r.Best!.Seeds).Order()];
        return seeds[0] == seeds[^1] ? $"{seeds[0]} seeds" : $"{seeds[0]} to {seeds[^1]} seeds";
    }

    private static string Model(IReadOnlyList<ConditionResult> results)
    {
        CellKind[] cells = [.. results.Select(r => r.Best?.Configuration.Cell).OfType<CellKind>().Distinct()];
        var model = cells is [var cell] ? cell.ToName().ToUpperInvariant() : "model";
        var configurations = results.Max(r => r.Configurations);
        return configurations > 1 ? $"{model} of {Figures.Count(configurations)} configurations" : model;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
