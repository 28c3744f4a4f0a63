using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Storage.Schema;

/// <summary>
/// A condition of a sweep, with its segment, its split and, kept up to date by the writer, its trials by state.
/// </summary>
internal sealed class SweepConditionEntity
{
    public int SweepId { get; set; }

    /// <summary>Place in the grid's reading order, from 0.</summary>
    public int ConditionIndex { get; set; }

    public double Speed { get; set; }

    public double Load { get; set; }

    public required string SegmentHash { get; set; }

    public int TrainRows { get; set; }

    public int ValidationRows { get; set; }

    public int TestRows { get; set; }

    /// <summary>Whether the target has one value in all rows.</summary>
    public bool HasConstantTarget { get; set; }

    /// <summary>Trials that are stored.</summary>
    public int Trials { get; set; }

    public int Running { get; set; }

    public int Completed { get; set; }

    public int Pruned { get; set; }

    public int Failed { get; set; }

    public int Cancelled { get; set; }

    /// <summary>Least metric of a completed trial so far.</summary>
    public double? LeastMetric { get; set; }

    public OperatingCondition Condition => new(Speed, Load);

    public SegmentSplit Split => new(TrainRows, ValidationRows, TestRows);
}
