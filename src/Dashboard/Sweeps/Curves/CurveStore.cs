using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>
/// The loss points that a page has fetched so far. For an epoch that several attempts have trained, the highest
/// attempt's point counts.
/// </summary>
internal sealed class CurveStore
{
    private readonly SortedDictionary<int, SortedDictionary<int, LossPoint>> _trials = [];

    /// <summary>The trials that have points, by number.</summary>
    public IReadOnlyCollection<int> Trials => _trials.Keys;

    /// <summary>A trial's points by epoch.</summary>
    public IReadOnlyCollection<LossPoint> this[int trial] =>
        _trials.TryGetValue(trial, out var points) ? points.Values : [];

    /// <summary>Takes in what was fetched.</summary>
    /// <param name="fetched">The next points after the cursor.</param>
    /// <param name="news">Gets the points that are new or changed, by trial and epoch.</param>
    public void Add(CurvePoints fetched, Dictionary<int, SortedDictionary<int, LossPoint>> news)
    {
        for (var i = 0; i < fetched.Trial.Length; i++)
        {
            var trial = fetched.Trial[i];
            var point = new LossPoint(
                fetched.Epoch[i],
                fetched.Attempt[i],
                fetched.TrainMse[i],
                fetched.ValidationMse[i]
            );
            if (!_trials.TryGetValue(trial, out var points))
                _trials[trial] = points = [];
            if (points.TryGetValue(point.Epoch, out var known) && known.Attempt > point.Attempt)
                continue;
            points[point.Epoch] = point;
            if (!news.TryGetValue(trial, out var changed))
                news[trial] = changed = [];
            changed[point.Epoch] = point;
        }
    }
}
