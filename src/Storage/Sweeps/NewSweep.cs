using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Storage.Sweeps;

/// <summary>A sweep to store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Yaml">The specification, as it was launched.</param>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Synthetic">Whether GearSweep's generator made the dataset.</param>
/// <param name="Metric">Name of the figure that "best" looks at: <c>validation_mse</c> or <c>train_mse</c>.</param>
/// <param name="Trials">Trials that the sweep will have.</param>
/// <param name="EstimatedSeconds">Estimated training time of all of them.</param>
/// <param name="Conditions">The conditions and their segments, in grid order.</param>
public sealed record NewSweep(
    string Name,
    string Description,
    string Yaml,
    string Dataset,
    bool Synthetic,
    string Metric,
    int Trials,
    double EstimatedSeconds,
    IReadOnlyList<NewSweepCondition> Conditions
)
{
    /// <summary>How it shares the slots at first.</summary>
    public SweepSharing Sharing { get; init; } = SweepSharing.Default;

    /// <summary>The measured columns of all its segments, which are of one dataset.</summary>
    public IReadOnlyList<Channel> Channels => Conditions.Count == 0 ? Channel.Usual : Conditions[0].Segment.Channels;
}
