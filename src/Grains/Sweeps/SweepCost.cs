using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <summary>What all trials of a sweep together would cost.</summary>
/// <param name="Seconds">Estimated training time.</param>
/// <param name="LargestModel">Parameters of the largest model.</param>
internal readonly record struct SweepCost(double Seconds, long LargestModel)
{
    /// <summary>Goes through all configurations that differ in cost.</summary>
    /// <param name="spec">The specification.</param>
    /// <param name="conditions">The conditions, with the rows by use.</param>
    /// <param name="channels">Channels of the dataset.</param>
    /// <param name="cancellation">Nobody waits for it any more.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static SweepCost Estimate(
        SweepSpec spec,
        IReadOnlyList<(OperatingCondition Condition, SegmentSplit Split)> conditions,
        int channels,
        CancellationToken cancellation = default
    )
    {
        var columns = SegmentData.ConditionColumns + channels;
        double seconds = 0;
        long largest = 0;
        var space = new CostSpace(spec);
        foreach (var configuration in space.Configurations(cancellation))
        {
            largest = Math.Max(largest, configuration.ParametersOf(columns));
            seconds +=
                space.Times
                * spec.Repeats
                * conditions.Sum(c =>
                    spec.Epochs * CostModel.SecondsPerEpoch(configuration, c.Split.TrainRows, spec.Engine, columns)
                );
        }

        return new SweepCost(seconds, largest);
    }
}
