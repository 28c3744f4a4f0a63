using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Shared.Sweeps;

/// <summary>A condition of a stored sweep.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="SegmentHash">Content hash of its segment.</param>
/// <param name="Split">The rows by use.</param>
public sealed record StoredSweepCondition(OperatingCondition Condition, string SegmentHash, SegmentSplit Split);
