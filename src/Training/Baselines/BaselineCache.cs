using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>
/// Keeps the last used baselines, since all trials of a segment with one split and window length share them. A fit is a
/// pure function of its key, so that a trial's result does not depend on what the cache holds. For all threads.
/// </summary>
/// <param name="capacity">Fits that are kept at most.</param>
internal sealed class BaselineCache(int capacity)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(Key Key, Lazy<BaselineFit> Fit)> _lastUsedFirst = [];

    /// <summary>The fit for a segment, computed by the first thread that asks.</summary>
    public BaselineFit Get(SegmentData segment, SplitSeries series)
    {
        var key = new Key(segment.Hash, series.Split, series.Length);
        return Entry(key, segment, series).Value;
    }

    private Lazy<BaselineFit> Entry(Key key, SegmentData segment, SplitSeries series)
    {
        lock (_lock)
        {
            var found = _lastUsedFirst.FirstOrDefault(entry => entry.Key == key);
            if (found.Fit is not null)
                _lastUsedFirst.Remove(found);
            else
                found = (key, new Lazy<BaselineFit>(() => BaselineFit.Create(segment, series)));
            _lastUsedFirst.AddFirst(found);
            if (_lastUsedFirst.Count > capacity)
                _lastUsedFirst.RemoveLast();
            return found.Fit;
        }
    }

    private sealed record Key(string SegmentHash, SegmentSplit Split, int Length);
}
