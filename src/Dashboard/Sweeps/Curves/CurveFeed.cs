using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>The curves that a page draws. Follows with cursors: only new points are fetched.</summary>
internal sealed class CurveFeed(
    IGrainFactory grains,
    int sweep,
    IReadOnlyList<OperatingCondition> conditions,
    TrialCache names
)
{
    /// <summary>Trials to begin with: those that run and those with the least metric.</summary>
    private const int FirstTrials = 200;

    private const int PointsAtOnce = 50_000;

    // One a condition: the limit of trials holds for each, as the least errors of all would come from the quietest
    // condition alone.
    private readonly Dictionary<OperatingCondition, long> _cursors = [];

    /// <summary>The points.</summary>
    public CurveStore Store { get; } = new();

    /// <summary>What their trials are.</summary>
    public TrialCache Names => names;

    /// <summary>
    /// Whether as many trials as there were at most to begin with have come since: more curves than anybody can tell
    /// apart.
    /// </summary>
    public bool IsFull => Store.Trials.Count > 2 * Math.Max(FirstTrials, conditions.Count);

    /// <summary>
    /// Begins anew, so that a page that is left open does not grow with the sweep: the trials that run, whole, and
    /// those that are the least by now.
    /// </summary>
    public async Task<CurveFeed> AnewAsync(CancellationToken cancellation)
    {
        var feed = new CurveFeed(grains, sweep, conditions, names);
        await feed.FollowAsync(cancellation);
        names.Keep(feed.Store.Trials);
        return feed;
    }

    /// <summary>Fetches what is new, until the feed is full.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Points that are new or changed, by trial and epoch.</returns>
    public async Task<IReadOnlyDictionary<int, SortedDictionary<int, LossPoint>>> FollowAsync(
        CancellationToken cancellation
    )
    {
        var news = new Dictionary<int, SortedDictionary<int, LossPoint>>();
        foreach (var condition in conditions)
        {
            for (var more = true; more && !IsFull; )
            {
                var query = new CurveQuery
                {
                    Sweep = sweep,
                    Conditions = [condition],
                    After = _cursors.GetValueOrDefault(condition),
                    Take = PointsAtOnce,
                    MaxTrials = Math.Max(1, FirstTrials / conditions.Count),
                };
                var points = await grains.GetGrain<IResultsGrain>(0).CurvesAsync(query).WaitAsync(cancellation);
                await Names.LearnAsync(points.Trial.Distinct(), cancellation);
                Store.Add(points, news);
                _cursors[condition] = points.Cursor;
                more = points.More;
            }
        }

        return news;
    }
}
