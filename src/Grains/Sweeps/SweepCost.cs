using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <summary>What all trials of a sweep together would cost, configuration by configuration.</summary>
/// <param name="spec">The specification.</param>
/// <param name="dataset">Its dataset.</param>
internal sealed class SweepCost(SweepSpec spec, DatasetSummary dataset)
{
    private readonly int _columns = SegmentData.ConditionColumns + dataset.Channels.Count;

    private readonly int[] _trainRows =
    [
        .. SpecValidator.SegmentsOf(spec, dataset).Select(s => spec.Split.Resolve(s.Rows).TrainRows),
    ];

    /// <summary>Estimated training time in seconds.</summary>
    public double Seconds { get; private set; }

    /// <summary>Parameters of the largest model.</summary>
    public long LargestModel { get; private set; }

    /// <summary>Counts a configuration.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="times">How many it stands for.</param>
    public void Add(Configuration configuration, long times)
    {
        LargestModel = Math.Max(LargestModel, configuration.ParametersOf(_columns));
        var epoch = _trainRows.Sum(rows => CostModel.SecondsPerEpoch(configuration, rows, spec.Engine, _columns));
        Seconds += times * spec.Repeats * spec.Epochs * epoch;
    }
}
