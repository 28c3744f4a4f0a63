using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>The curves that a page draws: its place in the log that it shares with other pages.</summary>
internal sealed class CurveFeed(
    CurveLogs logs,
    int sweep,
    IReadOnlyList<OperatingCondition> conditions,
    TrialCache names
)
{
    private readonly CurveLog _log = logs.For(sweep, conditions);
    private int _read;

    /// <summary>The points.</summary>
    public CurveStore Store { get; } = new();

    /// <summary>What their trials are.</summary>
    public TrialCache Names => names;

    /// <summary>Whether more curves have come than anybody can tell apart.</summary>
    public bool IsFull => _log.IsFull && _read == _log.Answers.Count;

    /// <summary>
    /// Begins anew, so that a page that is left open does not grow with the sweep: the trials that run, whole, and
    /// those that are the least by now.
    /// </summary>
    public async Task<CurveFeed> AnewAsync(CancellationToken cancellation)
    {
        var feed = new CurveFeed(logs, sweep, conditions, names);
        await feed.FollowAsync(cancellation);
        names.Keep(feed.Store.Trials);
        return feed;
    }

    /// <summary>Takes in what is new.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Points that are new or changed, by trial and epoch.</returns>
    public async Task<IReadOnlyDictionary<int, SortedDictionary<int, EpochReport>>> FollowAsync(
        CancellationToken cancellation
    )
    {
        await _log.RefreshAsync(cancellation);
        var news = new Dictionary<int, SortedDictionary<int, EpochReport>>();
        for (var answers = _log.Answers; _read < answers.Count; _read++)
        {
            await Names.LearnAsync(answers[_read].Trial.Distinct(), cancellation);
            Store.Add(answers[_read], news);
        }

        return news;
    }
}
