using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>Which trials of a sweep to list, and in which order.</summary>
[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties), Immutable]
public sealed record TrialQuery
{
    /// <summary>The sweep's id.</summary>
    public required int Sweep { get; init; }

    /// <summary>Only these states; <see langword="null"/> for all.</summary>
    public IReadOnlyList<TrialState>? States { get; init; }

    /// <summary>Only these conditions; <see langword="null"/> for all.</summary>
    public IReadOnlyList<OperatingCondition>? Conditions { get; init; }

    /// <summary>
    /// Only trials whose columns have these values, all of them; <see langword="null"/> for all trials.
    /// </summary>
    public IReadOnlyList<ColumnFilter>? Filters { get; init; }

    /// <summary>Only trials with these numbers; <see langword="null"/> for all.</summary>
    public IReadOnlyList<int>? Numbers { get; init; }

    /// <summary>Only trials whose message has this text in it, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>
    /// Only trials with a greater number; <see langword="null"/> for all. An export goes on after the last number that
    /// it got: trials that meet or leave a filter meanwhile shift no other.
    /// </summary>
    public int? After { get; init; }

    /// <summary>
    /// Column to sort by, named as in the CSV of <c>gearsweep trials</c>, e.g. <c>test_rmse</c>; trials without a value
    /// come last.
    /// </summary>
    public string SortBy { get; init; } = "number";

    /// <summary>Greatest first.</summary>
    public bool Descending { get; init; }

    /// <summary>Rows to leave out first.</summary>
    public int Skip { get; init; }

    /// <summary>Rows at most, up to 1,000.</summary>
    public int Take { get; init; } = 100;
}
