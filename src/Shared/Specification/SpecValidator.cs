using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Specification;

/// <summary>The part of a specification's validation that needs its dataset; <see cref="SpecYaml.Parse"/> does the rest.</summary>
public static class SpecValidator
{
    /// <summary>Checks a specification against its dataset.</summary>
    /// <param name="spec">A specification that reads without errors.</param>
    /// <param name="lines">Its lines, from <see cref="SpecResult.Lines"/>.</param>
    /// <param name="dataset">The dataset that it names.</param>
    /// <returns>Every error, by line; none when the sweep can start.</returns>
    public static IReadOnlyList<SpecError> Validate(SweepSpec spec, IReadOnlyDictionary<string, int> lines, DatasetSummary dataset)
    {
        if (dataset.Error is { } unreadable) return [At("dataset", $"'{dataset.FileName}' cannot be read: {unreadable}")];
        if (dataset.Segments.Count == 0) return [At("dataset", $"'{dataset.FileName}' has no rows")];

        var errors = new List<SpecError>();
        for (var i = 0; i < (spec.Conditions?.Count ?? 0); i++)
        {
            if (dataset.Segments.Any(s => s.Condition == spec.Conditions![i])) continue;
            var there = string.Join("; ", dataset.Segments.Select(s => s.Condition));
            errors.Add(At($"conditions[{i}]", $"'{dataset.Name}' has no rows at {spec.Conditions![i]}; it has {there}"));
        }

        var segments = SegmentsOf(spec, dataset);
        foreach (var segment in segments)
        {
            if (RowsError(spec, segment) is var (key, message)) errors.Add(At(key, message));
        }

        if (TrialBudget.Check(spec, Math.Max(1, segments.Count)) is { } tooMany) errors.Add(At("parameters", tooMany));
        return [.. errors.OrderBy(e => e.Line)];

        SpecError At(string key, string message) => new(LineOf(lines, key), key, message);
    }

    /// <summary>The dataset's segments that a specification trains on, in grid order.</summary>
    public static IReadOnlyList<SegmentSummary> SegmentsOf(SweepSpec spec, DatasetSummary dataset) =>
        [.. dataset.Segments.Where(s => spec.Conditions is null || spec.Conditions.Contains(s.Condition)).OrderBy(s => s.Condition)];

    /// <summary>The first thing for which a segment has too few rows.</summary>
    private static (string Key, string Message)? RowsError(SweepSpec spec, SegmentSummary segment)
    {
        var split = spec.Split.Resolve(segment.Rows);
        var sequence = (int)SearchSpace.Largest(spec, "sequence_length");
        var batch = (int)SearchSpace.Largest(spec, "batch_size");
        var where = $"at {segment.Condition} the segment has {segment.Rows:#,0} rows, of which {split.TrainRows:#,0} train";
        var windows = split.TrainRows - sequence;
        if (split.TestRows < 1) return ("split", $"{where} and none is left to test; a smaller share to train is expected");
        if (spec.Split.ValidationFraction > 0 && split.ValidationRows < 1)
        {
            return ("split.validation_fraction", $"{where} and none validates; a larger share, or 0, is expected");
        }

        if (windows < 1)
        {
            return (KeyOf(spec, "sequence_length"), $"{where}; a sequence of {sequence:#,0} rows and the row after it do not fit");
        }

        return windows < batch
            ? (KeyOf(spec, "batch_size"), $"{where}: {windows:#,0} windows of {sequence:#,0} rows do not fill one batch of {batch:#,0}")
            : null;
    }

    /// <summary>The key that says a parameter's greatest value.</summary>
    private static string KeyOf(SweepSpec spec, string parameter)
    {
        var path = $"parameters.{parameter}";
        return spec.Parameters.FirstOrDefault(p => p.Name == parameter)?.Domain switch
        {
            FixedValue => $"{path}.value",
            ValueList list => $"{path}.values[{list.Values.Index().MaxBy(v => v.Item.Number).Index}]",
            ValueRange => $"{path}.max",
            _ => path,
        };
    }

    /// <summary>The line of a key or, when the text does not have it, of what it would stand in.</summary>
    private static int LineOf(IReadOnlyDictionary<string, int> lines, string key)
    {
        while (true)
        {
            if (lines.TryGetValue(key, out var line)) return line;
            var end = key.LastIndexOfAny(['.', '[']);
            if (end < 0) return 0;
            key = key[..end];
        }
    }
}
