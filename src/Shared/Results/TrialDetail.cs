using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>A trial on its own page.</summary>
/// <param name="Row">What the list shows of it.</param>
/// <param name="SweepName">Its sweep's name.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Split">Rows by use.</param>
/// <param name="BestEpoch">The epoch whose weights were kept; <see langword="null"/> before it has completed.</param>
/// <param name="Attempts">Every attempt, in order.</param>
/// <param name="Baselines">The baselines on its test rows; <see langword="null"/> before it has completed.</param>
/// <param name="Predictions">The first test rows, predicted; <see langword="null"/> before it has completed.</param>
/// <param name="HasModel">Whether its weights can be downloaded.</param>
/// <param name="Synthetic">Whether GearSweep's generator made the dataset.</param>
[GenerateSerializer, Immutable]
public sealed record TrialDetail(
    TrialRow Row,
    string SweepName,
    string Dataset,
    Specification.SegmentSplit Split,
    int? BestEpoch,
    IReadOnlyList<AttemptRow> Attempts,
    BaselineResult? Baselines,
    Predictions? Predictions,
    bool HasModel,
    bool Synthetic
)
{
    /// <summary>
    /// What of it the disk has changed, so that it is not shown, as a sentence; <see langword="null"/> when all is as
    /// it was stored.
    /// </summary>
    [Id(0)]
    public string? Damage { get; init; }

    /// <summary>The measured columns that the model sees: the inputs in their order, the target last.</summary>
    [Id(1)]
    public IReadOnlyList<Channel> Channels { get; init; } = Channel.Usual;

    /// <summary>What the sweep's search has decided on it, in order.</summary>
    [Id(2)]
    public IReadOnlyList<Decision> Decisions { get; init; } = [];
}
