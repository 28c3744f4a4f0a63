using GearSweep.Shared.Trials;

namespace GearSweep.Search.Halving;

/// <summary>The rungs of one condition, with what has begun and what has got how far.</summary>
/// <param name="trials">Numbers of the condition's trials: by configuration, and by repeat.</param>
/// <param name="configurations">How many configurations there are.</param>
/// <param name="repeats">Seeds of a configuration; the first climbs, the others confirm it once it has got to the
/// end.</param>
/// <param name="epochs">The rungs' epochs.</param>
/// <param name="factor">η.</param>
/// <param name="stopsEarly">Whether a trial may be complete before its last epoch.</param>
internal sealed class ConditionLadder(
    Func<int, int, int> trials,
    int configurations,
    int repeats,
    IReadOnlyList<int> epochs,
    int factor,
    bool stopsEarly
)
{
    private readonly Rung[] _rungs = [.. epochs.Select(_ => new Rung(factor))];
    private readonly SortedDictionary<int, (int Configuration, double Least, int Epochs, int Until)> _trials = [];
    private readonly List<int> _finalists = [];
    private int _started;
    private int _confirmations;

    /// <summary>Epochs that its trials were given.</summary>
    public long Spent { get; private set; }

    private int Top => _rungs.Length - 1;

    /// <summary>See <see cref="ITrialScheduler.Observe"/>.</summary>
    /// <param name="observation">A first repeat's epoch.</param>
    public void Observe(Observation observation)
    {
        if (!_trials.TryGetValue(observation.Trial, out var trial) || observation.Epoch <= trial.Epochs)
            return;
        var least = observation.Error < trial.Least ? observation.Error : trial.Least;
        _trials[observation.Trial] = trial with { Least = least, Epochs = observation.Epoch };
        for (var rung = 0; rung < _rungs.Length; rung++)
        {
            if (epochs[rung] != observation.Epoch)
                continue;
            _rungs[rung].Add(observation.Trial, least);
            if (rung == Top)
                _finalists.Add(trial.Configuration);
        }
    }

    /// <summary>See <see cref="ITrialScheduler.Apply"/>.</summary>
    public void Apply(Decision decision)
    {
        switch (decision.Kind)
        {
            case DecisionKind.Start:
                Spend(decision);
                _started++;
                break;
            case DecisionKind.Promote:
                _rungs[decision.Rung].Leave(decision.Trial);
                Spend(decision);
                break;
            case DecisionKind.Confirm:
                _confirmations++;
                Spent += decision.UntilEpoch;
                break;
            case DecisionKind.Prune:
                _rungs[decision.Rung].Leave(decision.Trial);
                break;
        }
    }

    /// <summary>See <see cref="ITrialScheduler.Next"/>; <see cref="DecisionKind.Wait"/> where nothing can be
    /// done.</summary>
    public Decision Next(bool busy)
    {
        for (var rung = Top - 1; rung >= 0; rung--)
        {
            if (_rungs[rung].Promotable is { } trial)
                return Judged(DecisionKind.Promote, trial, rung, epochs[rung + 1]);
        }

        if (_started < configurations)
            return new Decision(DecisionKind.Start, trials(_started, 0), epochs[0]);
        if (!busy && stopsEarly)
            AddThoseThatStoppedEarly();
        if (_confirmations < _finalists.Count * (repeats - 1))
        {
            var (finalist, repeat) = (_confirmations / (repeats - 1), 1 + _confirmations % (repeats - 1));
            return new Decision(DecisionKind.Confirm, trials(_finalists[finalist], repeat), epochs[^1]);
        }

        return busy ? Decision.Wait : End();
    }

    // With few trials no rung may have η of them, and nothing would get to the end: then the best goes on by itself.
    private Decision End()
    {
        for (var rung = Top - 1; rung >= 0 && _finalists.Count == 0; rung--)
        {
            if (_rungs[rung].BestLeft is { } best)
                return Judged(DecisionKind.Promote, best, rung, epochs[rung + 1]);
        }

        for (var rung = Top - 1; rung >= 0; rung--)
        {
            if (_rungs[rung].BestLeft is { } left)
                return Judged(DecisionKind.Prune, left, rung, 0);
        }

        return Decision.Wait;
    }

    // Nothing runs: what has fewer epochs than it was given has ended by itself.
    private void AddThoseThatStoppedEarly() =>
        _finalists.AddRange(
            _trials
                .Values.Where(trial => trial.Epochs > 0 && trial.Epochs < trial.Until)
                .Select(trial => trial.Configuration)
                .Except(_finalists)
                .ToList()
        );

    private Decision Judged(DecisionKind kind, int trial, int rung, int until) =>
        new(kind, trial, until, rung, _rungs[rung].RankOf(trial), _rungs[rung].Count, _rungs[rung].Cutoff);

    private void Spend(Decision decision)
    {
        var trial = _trials.GetValueOrDefault(
            decision.Trial,
            (Configuration: _started, Least: double.PositiveInfinity, Epochs: 0, Until: 0)
        );
        Spent += decision.UntilEpoch - trial.Until;
        _trials[decision.Trial] = trial with { Until = decision.UntilEpoch };
    }
}
