namespace GearSweep.Search.Halving;

/// <summary>
/// The trials of a condition that have got to an epoch, by their least error so far; among equals by number.
/// </summary>
/// <param name="factor">η: one in η is good enough for the next rung.</param>
internal sealed class Rung(int factor)
{
    // The best floor(n / η) and the others; those of the best that wait for their promotion.
    private readonly SortedSet<(double Error, int Trial)> _best = [];
    private readonly SortedSet<(double Error, int Trial)> _others = [];
    private readonly SortedSet<(double Error, int Trial)> _waiting = [];
    private readonly Dictionary<int, double> _errors = [];
    private readonly HashSet<int> _promoted = [];

    /// <summary>How many trials have got here.</summary>
    public int Count => _errors.Count;

    /// <summary>Error of the last trial that is good enough; <see langword="null"/> where none is, or it is not
    /// finite.</summary>
    public double? Cutoff => _best.Count > 0 && double.IsFinite(_best.Max.Error) ? _best.Max.Error : null;

    /// <summary>The best trial that is good enough and was not promoted; <see langword="null"/> for none.</summary>
    public int? Promotable => _waiting.Count > 0 ? _waiting.Min.Trial : null;

    /// <summary>The best trial that was not promoted, good enough or not; <see langword="null"/> for none.</summary>
    public int? BestLeft => Left.Select(trial => (int?)trial).FirstOrDefault();

    /// <summary>Trials that were not promoted, the best first.</summary>
    public IEnumerable<int> Left =>
        _best.Concat(_others).Select(entry => entry.Trial).Where(trial => !_promoted.Contains(trial));

    /// <summary>A trial has got here; once more changes nothing.</summary>
    /// <param name="trial">Its number.</param>
    /// <param name="error">Its least error so far; one that is not a number ranks last.</param>
    public void Add(int trial, double error)
    {
        if (!_errors.TryAdd(trial, double.IsNaN(error) ? double.PositiveInfinity : error))
            return;
        var entry = (_errors[trial], trial);
        if (_best.Count > 0 && entry.CompareTo(_best.Max) < 0)
        {
            Raise(entry);
            Lower(_best.Max);
        }
        else
        {
            _others.Add(entry);
        }

        while (_best.Count < Count / factor)
        {
            var next = _others.Min;
            _others.Remove(next);
            Raise(next);
        }
    }

    /// <summary>A trial goes on.</summary>
    public void Promote(int trial)
    {
        _promoted.Add(trial);
        if (_errors.TryGetValue(trial, out var error))
            _waiting.Remove((error, trial));
    }

    /// <summary>A trial's place, from 1; 0 where it has not got here.</summary>
    public int RankOf(int trial) =>
        !_errors.TryGetValue(trial, out var error) ? 0
        : _best.Contains((error, trial)) ? _best.GetViewBetween(_best.Min, (error, trial)).Count
        : _best.Count + _others.GetViewBetween(_others.Min, (error, trial)).Count;

    private void Raise((double Error, int Trial) entry)
    {
        _best.Add(entry);
        if (!_promoted.Contains(entry.Trial))
            _waiting.Add(entry);
    }

    private void Lower((double Error, int Trial) entry)
    {
        _best.Remove(entry);
        _waiting.Remove(entry);
        _others.Add(entry);
    }
}
