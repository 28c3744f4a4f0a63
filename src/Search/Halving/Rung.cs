namespace GearSweep.Search.Halving;

/// <summary>
/// The trials of a condition that have got to an epoch, by their least error so far; among equals by number.
/// </summary>
/// <param name="factor">η: one in η is good enough for the next rung.</param>
internal sealed class Rung(int factor)
{
    // Numbers move faster in one block than a tree tells their places.
    private readonly List<(double Error, int Trial)> _sorted = [];
    private readonly SortedSet<(double Error, int Trial)> _left = [];
    private readonly Dictionary<int, double> _errors = [];
    private readonly HashSet<int> _gone = [];

    /// <summary>How many trials have got here.</summary>
    public int Count => _sorted.Count;

    /// <summary>
    /// Error of the last trial that is good enough; <see langword="null"/> where none is, or it is not finite.
    /// </summary>
    public double? Cutoff => Good > 0 && double.IsFinite(_sorted[Good - 1].Error) ? _sorted[Good - 1].Error : null;

    /// <summary>The best trial that is good enough and has not gone on; <see langword="null"/> for none.</summary>
    public int? Promotable => BestLeft is { } best && RankOf(best) <= Good ? best : null;

    /// <summary>The best trial that has neither gone on nor was given up; <see langword="null"/> for none.</summary>
    public int? BestLeft => _left.Count > 0 ? _left.Min.Trial : null;

    private int Good => Count / factor;

    /// <summary>A trial has got here; once more changes nothing.</summary>
    /// <param name="trial">Its number.</param>
    /// <param name="error">Its least error so far; one that is not a number ranks last.</param>
    public void Add(int trial, double error)
    {
        if (!_errors.TryAdd(trial, double.IsNaN(error) ? double.PositiveInfinity : error))
            return;
        var entry = (_errors[trial], trial);
        _sorted.Insert(~_sorted.BinarySearch(entry), entry);
        if (!_gone.Contains(trial))
            _left.Add(entry);
    }

    /// <summary>A trial has gone on, or was given up.</summary>
    public void Leave(int trial)
    {
        _gone.Add(trial);
        if (_errors.TryGetValue(trial, out var error))
            _left.Remove((error, trial));
    }

    /// <summary>A trial's place, from 1.</summary>
    /// <param name="trial">One that has got here.</param>
    public int RankOf(int trial) => _sorted.BinarySearch((_errors[trial], trial)) + 1;
}
