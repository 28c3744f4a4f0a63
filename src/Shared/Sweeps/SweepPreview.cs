using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Sweeps;

/// <summary>What a sweep would cost, before it is launched.</summary>
/// <param name="Configurations">Configurations that will be proposed.</param>
/// <param name="Conditions">The conditions that it will train on, in grid order.</param>
/// <param name="Repeats">Seeds of each.</param>
/// <param name="Trials">The product of the three.</param>
/// <param name="Epochs">Epochs of all trials together, early stops not counted; about, where a scheduler decides.</param>
/// <param name="LargestModel">Weights of the largest model.</param>
/// <param name="Slots">Slots that the cluster has now.</param>
/// <param name="Seconds">Estimated time with these slots; see <c>CostModel</c>.</param>
[GenerateSerializer, Immutable]
public sealed record SweepPreview(
    int Configurations,
    IReadOnlyList<OperatingCondition> Conditions,
    int Repeats,
    int Trials,
    long Epochs,
    long LargestModel,
    int Slots,
    double Seconds
)
{
    /// <summary>What a person should know before the launch, each a sentence.</summary>
    [Id(0)]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
