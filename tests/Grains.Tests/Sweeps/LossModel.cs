using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <summary>A model of a sweep some of whose trials end their silo each time: what is given out, ends and is lost follows a random order.</summary>
internal sealed class LossModel(int trials, IReadOnlyCollection<int> killers, int slots, int silos, int maxAttempts, int seed)
{
    private readonly Random _random = new(seed);
    private readonly int[] _lost = new int[trials];
    private readonly List<RunningAttempt> _running = [];
    private readonly HashSet<int> _waiting = [.. Enumerable.Range(0, trials)];
    private readonly int[] _starts = new int[silos];

    public List<int> Failed { get; } = [];

    public int Completed { get; private set; }

    /// <summary>A trial that goes on for as long as another one runs, and stores checkpoints meanwhile.</summary>
    public int? Lasting { get; init; }

    public int LastingLosses { get; private set; }

    public void Run()
    {
        while (_waiting.Count + _running.Count > 0)
        {
            GiveOut();
            Assert.NotEmpty(_running); // Whatever waits, something goes on.
            var ends = _running[_random.Next(_running.Count)];
            if (ends.Trial == Lasting && _running.Count > 1)
            {
                _lost[ends.Trial] = 0;
                _running[_running.IndexOf(ends)] = ends with { Lost = 0 };
                continue;
            }

            if (killers.Contains(ends.Trial)) Lose(ends.Silo);
            else Complete(ends);
        }
    }

    private void GiveOut()
    {
        foreach (var silo in Enumerable.Range(0, silos).OrderBy(_ => _random.NextDouble()).Select(n => $"{n}@{_starts[n]}").ToArray())
        {
            while (_running.Count(a => a.Silo == silo) < slots)
            {
                var next = _waiting.Where(t => LossRule.MayTake(silo, _lost[t], _running, maxAttempts)).OrderBy(t => _lost[t]).ThenBy(t => t).Cast<int?>().FirstOrDefault();
                if (next is not { } trial) break;
                _waiting.Remove(trial);
                _running.Add(new RunningAttempt(trial, 1, silo, _lost[trial]));
            }
        }
    }

    private void Lose(string silo)
    {
        RunningAttempt[] lost = [.. _running.Where(a => a.Silo == silo)];
        _running.RemoveAll(lost.Contains);
        _starts[int.Parse(silo.Split('@')[0], null)]++;
        foreach (var attempt in lost)
        {
            _lost[attempt.Trial]++;
            if (attempt.Trial == Lasting) LastingLosses++;
            if (LossRule.OutcomeOf(attempt, lost, maxAttempts).End == AttemptEnd.Failed) Failed.Add(attempt.Trial);
            else _waiting.Add(attempt.Trial);
        }
    }

    private void Complete(RunningAttempt attempt)
    {
        _running.Remove(attempt);
        Completed++;
    }
}
