using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>A segment as row numbers of its file.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Rows">The rows' numbers in the <see cref="SampleTable"/>, in time order.</param>
internal sealed record SegmentRows(SegmentSummary Summary, int[] Rows);
