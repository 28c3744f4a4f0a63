using GearSweep.Shared.Datasets;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>A sweep in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Dataset">The dataset that it trains on.</param>
/// <param name="Synthetic">Whether GearSweep's generator made that dataset.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Counts">Its trials.</param>
/// <param name="Created">When it was launched (UTC).</param>
/// <param name="Ended">When its last trial ended (UTC); <see langword="null"/> before.</param>
/// <param name="Progress">Share of the estimated work that is done, 0 to 1; of a cancelled sweep, the share of its
/// trials that were trained.</param>
/// <param name="SecondsLeft">Estimate of the time still needed; <see langword="null"/> while nothing is known, or when
/// it has ended.</param>
/// <param name="Conditions">Best and baselines at each condition, in grid order.</param>
[GenerateSerializer, Immutable]
public sealed record SweepRow(
    int Id,
    string Name,
    string Description,
    string Dataset,
    bool Synthetic,
    SweepState State,
    TrialCounts Counts,
    DateTimeOffset Created,
    DateTimeOffset? Ended,
    double Progress,
    double? SecondsLeft,
    IReadOnlyList<ConditionResult> Conditions
)
{
    /// <summary>
    /// Why a sweep that has not ended cannot be opened, so that nothing of it is trained; <see langword="null"/> when
    /// it can.
    /// </summary>
    [Id(0)]
    public string? Problem { get; init; }

    /// <summary>The column that is predicted; errors whose names end in <c>Units</c> are in its unit.</summary>
    [Id(1)]
    public Channel Target { get; init; } = Channel.UsualTarget;
}
