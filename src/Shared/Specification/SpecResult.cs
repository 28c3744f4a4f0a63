using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Specification;

/// <summary>A specification that was read, or all that is wrong with it.</summary>
/// <param name="Spec">The specification; <see langword="null"/> when there are errors.</param>
/// <param name="Errors">Every error, by line.</param>
/// <param name="Lines">The line of every key that the text has, by its path, e.g. <c>parameters.cell</c>: for errors
/// found later.</param>
public sealed record SpecResult(
    SweepSpec? Spec,
    IReadOnlyList<SpecError> Errors,
    IReadOnlyDictionary<string, int> Lines
)
{
    /// <summary>
    /// The dataset that the text names; <see langword="null"/> when it names none that could be opened.
    /// </summary>
    public string? DatasetName => Readable is { } spec && !Wrong.Touch("dataset") ? spec.Dataset : null;

    /// <summary>
    /// What could be read, also beside errors, with defaults where <see cref="Wrong"/> says so; <see langword="null"/>
    /// when nothing could.
    /// </summary>
    internal SweepSpec? Readable { get; init; } = Spec;

    /// <summary>What of <see cref="Readable"/> must not be judged.</summary>
    internal InvalidKeys Wrong { get; init; } = new();

    /// <summary>The conditions in <see cref="Readable"/> that may be judged, with their places in the list.</summary>
    internal IEnumerable<(int Index, OperatingCondition Condition)> ReadConditions =>
        (Readable?.Conditions ?? [])
            .Index()
            .Where(c => !Wrong.Touch($"conditions[{c.Index}].speed", $"conditions[{c.Index}].load"));

    /// <summary>An error at the line of a key or, when the text does not have it, of what it would stand in.</summary>
    internal SpecError ErrorAt(string key, string message)
    {
        var place = key;
        int line;
        while (!Lines.TryGetValue(place, out line))
        {
            var end = place.LastIndexOfAny(['.', '[']);
            if (end < 0)
                break;
            place = place[..end];
        }

        return new SpecError(line, key, message);
    }

    /// <summary>The same with more errors.</summary>
    internal SpecResult With(IReadOnlyCollection<SpecError> more) =>
        more.Count == 0 ? this : this with { Spec = null, Errors = [.. Errors.Concat(more).OrderBy(e => e.Line)] };
}
