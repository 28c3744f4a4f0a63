using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Results;

/// <summary>Which loss points to fetch.</summary>
[GenerateSerializer(GenerateFieldIds = GenerateFieldIds.PublicProperties), Immutable]
public sealed record CurveQuery
{
    /// <summary>The sweep's id.</summary>
    public required int Sweep { get; init; }

    /// <summary>Only this trial; <see langword="null"/> for all.</summary>
    public int? Trial { get; init; }

    /// <summary>Only these conditions; <see langword="null"/> for all.</summary>
    public IReadOnlyList<OperatingCondition>? Conditions { get; init; }

    /// <summary>Only points stored after this cursor; 0 for all.</summary>
    public long After { get; init; }

    /// <summary>Points at most, up to 100,000; where there are more, ask again with the new cursor.</summary>
    public int Take { get; init; } = 20_000;

    /// <summary>
    /// Trials at most, of each condition where <see cref="Conditions"/> names some, as the least errors of all come
    /// from the quietest condition alone. With more, those that run and those with the least metric. 0 for no limit
    /// (export).
    /// </summary>
    public int MaxTrials { get; init; } = 200;
}
