using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;

namespace GearSweep.Storage.Sweeps;

/// <summary>A condition of a sweep to store.</summary>
/// <param name="Segment">Its rows; stored once for all sweeps that use them.</param>
/// <param name="Split">The rows by use.</param>
public sealed record NewSweepCondition(SegmentData Segment, SegmentSplit Split);
