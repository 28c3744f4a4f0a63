using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>
/// The loss points that a page has fetched so far. For an epoch that several attempts have trained, the highest
/// attempt's point counts.
/// </summary>
internal sealed class CurveStore
{
    private readonly SortedDictionary<int, SortedDictionary<int, EpochReport>> _trials = [];
    private readonly Dictionary<(int Trial, int Epoch), int> _attempts = [];

    /// <summary>The trials that have points, by number.</summary>
    public IReadOnlyCollection<int> Trials => _trials.Keys;

    /// <summary>A trial's points by epoch.</summary>
    public IReadOnlyCollection<EpochReport> this[int trial] =>
        _trials.TryGetValue(trial, out var points) ? points.Values : [];

    /// <summary>The attempt that trained an epoch.</summary>
    public int AttemptOf(int trial, int epoch) => _attempts[(trial, epoch)];

    /// <summary>Takes in what was fetched.</summary>
    /// <param name="fetched">The next points after the cursor.</param>
    /// <param name="news">Gets the points that are new or changed, by trial and epoch.</param>
    public void Add(CurvePoints fetched, Dictionary<int, SortedDictionary<int, EpochReport>> news)
    {
        for (var i = 0; i < fetched.Trial.Length; i++)
        {
            var (trial, epoch, attempt) = (fetched.Trial[i], fetched.Epoch[i], fetched.Attempt[i]);
            if (_attempts.TryGetValue((trial, epoch), out var known) && known > attempt)
                continue;
            _attempts[(trial, epoch)] = attempt;
            var validation = fetched.ValidationMse[i];
            var report = new EpochReport(
                epoch,
                fetched.TrainMse[i],
                double.IsNaN(validation) ? null : validation,
                fetched.Seconds[i]
            );
            Put(_trials, trial, report);
            Put(news, trial, report);
        }

        static void Put(IDictionary<int, SortedDictionary<int, EpochReport>> trials, int trial, EpochReport report)
        {
            if (!trials.TryGetValue(trial, out var epochs))
                trials[trial] = epochs = [];
            epochs[report.Epoch] = report;
        }
    }
}
