using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>A segment as row numbers of its file.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Rows">The rows' numbers in the <see cref="SampleTable"/>, in time order.</param>
/// <param name="PieceStarts">Where in <paramref name="Rows"/> a piece begins, ascending; the first is 0.</param>
internal sealed record SegmentRows(SegmentSummary Summary, int[] Rows, int[] PieceStarts);
