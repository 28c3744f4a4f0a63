using GearSweep.Shared.Datasets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>
/// What was fetched of the curves of a sweep at some conditions, answer by answer. Everybody who looks at them reads
/// the same log, each at a place of its own, so that any number of viewers costs one query a tick. Safe for many
/// threads.
/// </summary>
internal sealed class CurveLog(
    IGrainFactory grains,
    int sweep,
    IReadOnlyList<OperatingCondition> conditions,
    TimeProvider time
)
{
    /// <summary>Trials to begin with: those that run and those with the least metric.</summary>
    private const int FirstTrials = 200;

    private const int PointsAtOnce = 50_000;

    // An answer that is younger is shared. The first points are waited for, and asking for none is cheap.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(0.4),
        FreshWithoutPoints = TimeSpan.FromSeconds(0.03);

    private readonly Lock _lock = new();
    private readonly HashSet<int> _trials = [];
    private IReadOnlyList<CurvePoints> _answers = [];
    private Task _fetching = Task.CompletedTask;
    private long? _asked;
    private long _cursor;

    /// <summary>The answers so far that had points.</summary>
    public IReadOnlyList<CurvePoints> Answers => Volatile.Read(ref _answers);

    /// <summary>
    /// Whether as many trials as there were at most to begin with have come since: more curves than anybody can tell
    /// apart. Nothing is added any more.
    /// </summary>
    public bool IsFull { get; private set; }

    /// <summary>
    /// Fetches what is new, or waits for somebody else who does; nothing where somebody has just done so.
    /// </summary>
    /// <param name="cancellation">Ends the waiting; what is fetched is for the others too.</param>
    public Task RefreshAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var fresh = Answers.Count == 0 ? FreshWithoutPoints : Fresh;
            if (_fetching.IsCompleted && (_asked is not { } last || time.GetElapsedTime(last) >= fresh))
                _fetching = FetchAsync();
            return _fetching.WaitAsync(cancellation);
        }
    }

    private async Task FetchAsync()
    {
        _asked = null;
        for (var more = true; more && !IsFull; )
            more = await AddAsync();
        _asked = time.GetTimestamp();
    }

    private async Task<bool> AddAsync()
    {
        var query = new CurveQuery
        {
            Sweep = sweep,
            Conditions = conditions,
            After = _cursor,
            Take = PointsAtOnce,
            MaxTrials = Math.Max(1, FirstTrials / conditions.Count),
        };
        var points = await grains.GetGrain<IResultsGrain>(0).CurvesAsync(query);
        _cursor = points.Cursor;
        _trials.UnionWith(points.Trial);
        if (points.Trial.Length > 0)
            Volatile.Write(ref _answers, [.. _answers, points]);
        IsFull = _trials.Count > 2 * Math.Max(FirstTrials, conditions.Count);
        return points.More;
    }
}
