using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>
/// What trials are (configuration and condition), fetched a hundred at a time and kept: it never changes. Trials are
/// numbered from 0 without gaps, so a number is also a place in the list.
/// </summary>
internal sealed class TrialCache(IGrainFactory grains, int sweep)
{
    private const int Block = 100;

    private readonly Dictionary<int, TrialRow> _rows = [];

    /// <summary>The trials that are known.</summary>
    public IReadOnlyCollection<TrialRow> Known => _rows.Values;

    /// <summary>A trial; <see langword="null"/> when it is not known.</summary>
    public TrialRow? Find(int trial) => _rows.GetValueOrDefault(trial);

    /// <summary>Fetches what is not known yet.</summary>
    public async Task LearnAsync(IEnumerable<int> trials, CancellationToken cancellation)
    {
        foreach (var block in trials.Where(t => !_rows.ContainsKey(t)).Select(t => t / Block).Distinct().ToList())
        {
            var query = new TrialQuery
            {
                Sweep = sweep,
                Skip = block * Block,
                Take = Block,
            };
            var page = await grains.GetGrain<IResultsGrain>(0).TrialsAsync(query).WaitAsync(cancellation);
            foreach (var row in page.Items)
                _rows[row.Number] = row;
        }
    }

    /// <summary>Forgets all but some.</summary>
    public void Keep(IEnumerable<int> trials)
    {
        foreach (var other in _rows.Keys.Except(trials).ToList())
            _rows.Remove(other);
    }
}
