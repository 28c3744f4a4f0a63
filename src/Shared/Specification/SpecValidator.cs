using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Specification;

/// <summary>
/// The checks of a specification that look at more than one value. Each looks only at values that could be read, so
/// that errors of the text hide no others and bring about none.
/// </summary>
public static class SpecValidator
{
    /// <summary>Checks a whole specification: its text, its engine, and how it fits its dataset.</summary>
    /// <param name="read">What was read of the text.</param>
    /// <param name="engines">Names that <c>engine</c> may have; <see langword="null"/> when it does not matter.</param>
    /// <param name="dataset">The dataset that it names; <see langword="null"/> when there is none to look at.</param>
    /// <returns>Every error, also those of the text, by line.</returns>
    public static IReadOnlyList<SpecError> Check(
        SpecResult read,
        IReadOnlyCollection<string>? engines,
        DatasetSummary? dataset
    )
    {
        if (read.Readable is not { } spec)
            return read.Errors;
        var errors = new List<SpecError>();
        if (engines is not null && !read.Wrong.Touch("engine") && EngineError(spec.Engine, engines) is { } unknown)
        {
            errors.Add(read.ErrorAt("engine", unknown));
        }

        if (dataset is not null)
            errors.AddRange(DatasetErrors(read, spec, dataset));
        return read.With(errors).Errors;
    }

    /// <summary>Checks a specification against its dataset.</summary>
    /// <param name="spec">A specification that reads without errors.</param>
    /// <param name="lines">Its lines, from <see cref="SpecResult.Lines"/>.</param>
    /// <param name="dataset">The dataset that it names.</param>
    /// <returns>Every error, by line; none when the sweep can start.</returns>
    public static IReadOnlyList<SpecError> Validate(
        SweepSpec spec,
        IReadOnlyDictionary<string, int> lines,
        DatasetSummary dataset
    ) => Check(new SpecResult(spec, [], lines), engines: null, dataset);

    /// <summary>The dataset's segments that a specification trains on, in grid order.</summary>
    public static IReadOnlyList<SegmentSummary> SegmentsOf(SweepSpec spec, DatasetSummary dataset) =>
        [
            .. dataset
                .Segments.Where(s => spec.Conditions is null || spec.Conditions.Contains(s.Condition))
                .OrderBy(s => s.Condition),
        ];

    /// <summary>What is wrong with an engine's name; <see langword="null"/> when nothing is.</summary>
    /// <param name="engine">The name.</param>
    /// <param name="engines">Names that it may have.</param>
    public static string? EngineError(string engine, IReadOnlyCollection<string> engines) =>
        engines.Contains(engine) ? null : $"there is no engine '{engine}'; there are {string.Join(", ", engines)}";

    /// <summary>What is wrong with the search space as a whole.</summary>
    internal static IReadOnlyList<SpecError> CheckSpace(SpecResult read)
    {
        if (read.Readable is not { } spec)
            return [];
        var errors = new List<SpecError>();
        foreach (
            var (name, _) in spec.Parameters.Where(p =>
                SearchSpace.IsEndlessGrid(spec, p) && !read.Wrong.Touch("method")
            )
        )
        {
            errors.Add(
                read.ErrorAt(
                    $"parameters.{name}.distribution",
                    "a grid cannot list the values of this distribution; 'values', 'int_uniform', 'q_uniform' or 'method: random' is expected"
                )
            );
        }

        if (TrialBudget.Check(read, ConditionsInText(read)) is { } trials)
            errors.Add(read.ErrorAt("parameters", trials));
        if (ModelBudget.Check(read) is { } model)
            errors.Add(read.ErrorAt("parameters", model));
        return errors;
    }

    /// <summary>Conditions that the text names; 1 where it is all of the dataset's.</summary>
    private static int ConditionsInText(SpecResult read) => Math.Max(1, read.ReadConditions.Count());

    private static List<SpecError> DatasetErrors(SpecResult read, SweepSpec spec, DatasetSummary dataset)
    {
        if (dataset.Error is { } unreadable)
            return [read.ErrorAt("dataset", $"'{dataset.FileName}' cannot be read: {unreadable}")];
        if (dataset.Segments.Count == 0)
            return [read.ErrorAt("dataset", $"'{dataset.FileName}' has no rows")];

        var errors = new List<SpecError>();
        foreach (var (index, condition) in read.ReadConditions)
        {
            if (dataset.Segments.Any(s => s.Condition == condition))
                continue;
            var there = string.Join("; ", dataset.Segments.Select(s => s.Condition));
            errors.Add(
                read.ErrorAt($"conditions[{index}]", $"'{dataset.Name}' has no rows at {condition}; it has {there}")
            );
        }

        var segments = SegmentsRead(read, spec, dataset);
        errors.AddRange(RowLimits.Errors(read, spec, segments));

        // What the text alone makes too many was told when it was read.
        if (
            TrialBudget.Check(read, ConditionsInText(read)) is null
            && TrialBudget.Check(read, Math.Max(1, segments.Count)) is { } tooMany
        )
        {
            errors.Add(read.ErrorAt("parameters", tooMany));
        }

        if (
            ModelBudget.Check(read) is null
            && ModelBudget.Check(read, SegmentData.ConditionColumns + dataset.Channels.Count) is { } tooLarge
        )
        {
            errors.Add(read.ErrorAt("parameters", tooLarge));
        }

        return errors;
    }

    private static IReadOnlyList<SegmentSummary> SegmentsRead(
        SpecResult read,
        SweepSpec spec,
        DatasetSummary dataset
    ) =>
        spec.Conditions is null && read.Wrong.Touch("conditions")
            ? []
            : SegmentsOf(
                spec with
                {
                    Conditions = spec.Conditions is null ? null : [.. read.ReadConditions.Select(c => c.Condition)],
                },
                dataset
            );
}
