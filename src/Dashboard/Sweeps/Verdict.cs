using GearSweep.Dashboard.Conditions;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>
/// What a sweep has found, in one sentence: where its best model beats AR* on the test rows, and by how much. It speaks
/// of the configuration that the metric chose and of no other, and says so where the spread over repeats is larger than
/// the margin.
/// </summary>
internal static class Verdict
{
    private enum Outcome
    {
        Better,
        Worse,
        Level,
        WithinSpread,
        NotComparable,
        Unknown,
    }

    /// <summary>The sentence, with what limits it after it.</summary>
    public static string For(SweepRow sweep)
    {
        var outcomes = sweep.Conditions.ToLookup(OutcomeOf);
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
            sentences.Add(Comparison(outcomes, sweep.Conditions, ended));
            if (outcomes[Outcome.Unknown].Any())
            {
                sentences.Add(
                    $"No trial {(ended ? "completed" : "has completed yet")} {Where(outcomes[Outcome.Unknown], sweep.Conditions)}."
                );
            }

            if (Seeds(sweep.Conditions) is { } seeds)
                sentences.Add(seeds);
        }

        if (sweep.Synthetic)
            sentences.Add("The data are synthetic.");
        return string.Join(' ', sentences);
    }

    private static string Comparison(
        ILookup<Outcome, ConditionResult> outcomes,
        IReadOnlyList<ConditionResult> all,
        bool ended
    )
    {
        var clauses = new List<string>();
        if (outcomes[Outcome.Better].Any())
            clauses.Add($"beats AR* {Where(outcomes[Outcome.Better], all)}, by {Range(outcomes[Outcome.Better])}");
        if (outcomes[Outcome.Worse].Any())
        {
            clauses.Add(
                $"{(clauses.Count == 0 ? "loses to AR*" : "it loses")} {Where(outcomes[Outcome.Worse], all)}, by {Range(outcomes[Outcome.Worse])}"
            );
        }

        if (outcomes[Outcome.Level].Any())
        {
            clauses.Add(
                $"{(clauses.Count == 0 ? "is level with AR*" : "it is level")} {Where(outcomes[Outcome.Level], all)}"
            );
        }

        if (outcomes[Outcome.WithinSpread].Any())
        {
            clauses.Add(
                $"{(clauses.Count == 0 ? "differs from AR*" : "it differs")} {Where(outcomes[Outcome.WithinSpread], all)} by no more than its repeats do (within the spread)"
            );
        }

        if (outcomes[Outcome.NotComparable].Any())
        {
            clauses.Add(
                $"{(clauses.Count == 0 ? "cannot" : "it cannot")} be compared with AR* {Where(outcomes[Outcome.NotComparable], all)}"
            );
        }

        return $"{(ended ? "The" : "So far, the")} best {Model(all)} {string.Join("; ", clauses)}.";
    }

    private static Outcome OutcomeOf(ConditionResult result)
    {
        if (result.Best is not { } best)
            return Outcome.Unknown;
        if (result.Skill is not { } skill || !double.IsFinite(skill))
            return Outcome.NotComparable;
        if (best.TestRmseStd is { } std && std / result.Baselines!.ArStar.Rmse > Math.Abs(skill))
            return Outcome.WithinSpread;
        if (Figures.Skill(skill) == Figures.Skill(0))
            return Outcome.Level;
        return skill > 0 ? Outcome.Better : Outcome.Worse;
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

    private static string Model(IEnumerable<ConditionResult> results)
    {
        CellKind[] cells = [.. results.Select(r => r.Best?.Configuration.Cell).OfType<CellKind>().Distinct()];
        return cells is [var cell] ? cell.ToName().ToUpperInvariant() : "model";
    }

    private static string? Seeds(IReadOnlyList<ConditionResult> results)
    {
        ConditionResult[] known = [.. results.Where(r => r.Best is not null)];
        ConditionResult[] single = [.. known.Where(r => r.Best!.TestRmseStd is null)];
        if (single.Length == 0)
            return null;
        return single.Length == known.Length
            ? "Each figure comes from one seed, so its spread is not known."
            : $"{Capital(Where(single, results))} one seed has completed, so its spread is not known.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
