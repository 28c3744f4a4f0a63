using System.Globalization;
using GearSweep.Cluster.Tests.Stores;
using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>What a campaign comes to.</summary>
internal sealed class CampaignTally
{
    private readonly SortedDictionary<FaultKind, int> _hits = [];
    private readonly SortedDictionary<FaultKind, int> _late = [];
    private readonly SortedDictionary<AttemptEnd, int> _ends = [];
    private int _full;
    private int _repeated;
    private int _resumed;
    private int _mostAttempts;
    private int _mostLosses;
    private int _sweeps;
    private int _trials;
    private int _audits;
    private int _different;
    private int _rows;

    /// <summary>A fault came while its sweep ran, or after its end, where it could hit nothing.</summary>
    public void Count(FaultKind kind, bool isLate)
    {
        var counts = isLate ? _late : _hits;
        counts[kind] = counts.GetValueOrDefault(kind) + 1;
    }

    /// <summary>A round has ended: either all of its faults came while its sweep ran, or it does not count.</summary>
    public void Count(bool isFull)
    {
        if (isFull)
            _full++;
        else
            _repeated++;
    }

    /// <summary>A sweep has ended.</summary>
    public void Count(StoredSweep sweep)
    {
        _sweeps++;
        _mostAttempts = Math.Max(_mostAttempts, sweep.MostAttempts);
        _mostLosses = Math.Max(_mostLosses, sweep.MostLosses);
        foreach (var attempt in sweep.Attempts)
        {
            if (attempt.End is { } end)
                _ends[end] = _ends.GetValueOrDefault(end) + 1;
            if (attempt.FirstEpoch > 1)
                _resumed++;
        }
    }

    /// <summary>A sweep was audited.</summary>
    /// <param name="trials">Its trials.</param>
    /// <param name="rows">Rows that were compared to the bit.</param>
    /// <param name="different">Rows that were not the same.</param>
    public void Audited(int trials, int rows, int different)
    {
        _audits++;
        _trials += trials;
        _rows += rows;
        _different += different;
    }

    /// <summary>All of it, for a person to read.</summary>
    public string Summary(string mode, ulong seed, int rounds, bool passed) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            campaign: {mode} mode, seed {seed}, {(passed ? "passed" : "FAILED")}
            rounds: {_full} of {rounds} in which all faults hit, {_repeated} more that do not count, for a fault came after the sweep's end
            faults that hit: {Text(_hits)}
            faults after a sweep's end: {Text(_late)}
            trials audited: {_trials} in {_audits} audits of {_sweeps} sweeps, each after its round and again at the campaign's end
            rows that differ from the undisturbed run's in any bit: {_different} of {_rows}
            attempts: {Text(_ends)}; {_resumed} went on from a checkpoint
            greatest number of attempts of a trial: {_mostAttempts}, of losses of a trial: {_mostLosses}

            """
        );

    private static string Text<T>(SortedDictionary<T, int> counts)
        where T : notnull =>
        counts.Count == 0 ? "none" : string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"));
}
