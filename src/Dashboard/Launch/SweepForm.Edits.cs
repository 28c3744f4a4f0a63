using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Launch;

/// <summary>Edits that touch more than the one field.</summary>
public sealed partial record SweepForm
{
    /// <summary>The form with one parameter changed; from then on the specification states it.</summary>
    public SweepForm With(ParameterRow row) =>
        this with
        {
            Parameters = [.. Parameters.Select(p => p.Info.Name == row.Info.Name ? row : p)],
            Stated = Stated.Contains(row.Info.Name) ? Stated : [.. Stated, row.Info.Name],
        };

    /// <summary>The form with a condition taken in, or out. All of them together are written as <c>all</c>.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="available">What the dataset has.</param>
    public SweepForm Toggle(OperatingCondition condition, IReadOnlyCollection<OperatingCondition> available)
    {
        var chosen = (Conditions ?? available).ToHashSet();
        if (!chosen.Remove(condition))
            chosen.Add(condition);
        return this with { Conditions = chosen.SetEquals(available) ? null : [.. chosen.Order()] };
    }

    /// <summary>
    /// The form with another dataset; of the chosen conditions those remain that it has, and all are chosen when none
    /// is left.
    /// </summary>
    public SweepForm WithDataset(string dataset, IReadOnlyCollection<OperatingCondition> available)
    {
        var kept = Conditions?.Where(available.Contains).ToList();
        return this with
        {
            Dataset = dataset,
            Conditions = kept is { Count: > 0 } && kept.Count < available.Count ? kept : null,
        };
    }

    /// <summary>
    /// The form with another share for validation; the metric follows, as there is none to look at without validation
    /// rows.
    /// </summary>
    public SweepForm WithValidation(string fraction)
    {
        var changed = this with { ValidationFraction = fraction };
        return changed.HasNoValidation == HasNoValidation
            ? changed
            : changed with
            {
                Metric = changed.HasNoValidation ? MetricSpec.TrainMse : MetricSpec.ValidationMse,
            };
    }

    /// <summary>The form with another method; a random search gets a cap, which it needs.</summary>
    public SweepForm WithMethod(SearchMethod method) =>
        this with
        {
            Method = method,
            RunCap = method == SearchMethod.Random && RunCap.Length == 0 ? "20" : RunCap,
        };
}
