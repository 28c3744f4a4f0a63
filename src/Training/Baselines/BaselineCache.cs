using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>
/// Keeps the last used baselines, since all trials of a segment with one split share AR* and ridge, and those with one window
/// length the others too. A fit is a pure function of its key, so that a trial's result does not depend on what the
/// cache holds. For all threads.
/// </summary>
/// <param name="capacity">Fits of each kind that are kept at most.</param>
internal sealed class BaselineCache(int capacity)
{
    private readonly LastUsed<(string Segment, SegmentSplit Split, int Length), BaselineFit> _fits = new(capacity);
    private readonly LastUsed<(string Segment, SegmentSplit Split), ConditionLines> _lines = new(capacity);

    /// <summary>The fit for a segment, computed by the first thread that asks.</summary>
    public BaselineFit Get(SegmentData segment, SplitSeries series) =>
        _fits.Get(
            (segment.Hash, series.Split, series.Length),
            () =>
                BaselineFit.Create(
                    segment,
                    series,
                    _lines.Get((segment.Hash, series.Split), () => ConditionLines.Create(segment, series))
                )
        );
}
