using GearSweep.Shared.Randomness;
using GearSweep.Shared.Trials;

namespace GearSweep.Search.Halving;

/// <summary>Slots that carry out what a scheduler decides, and end their jobs in any order.</summary>
internal sealed class SimulatedTrials(
    ITrialScheduler scheduler,
    ITrialScheduler oracle,
    Random random,
    int slots,
    int last
)
{
    private readonly List<(int Trial, int Until)> _jobs = [];
    private readonly Dictionary<int, int> _epochs = [];
    private readonly Random _random = random;

    public List<Decision> Decisions { get; } = [];

    public HashSet<int> Paused { get; } = [];

    public HashSet<int> Completed { get; } = [];

    /// <summary>What is shown of an error.</summary>
    public Func<int, double, double> Map { get; init; } = (_, error) => error;

    /// <summary>Decides, or ends a job.</summary>
    /// <returns>Whether there was anything to do.</returns>
    public bool Step()
    {
        var next = scheduler.Next(_jobs.Count > 0);
        if (!ReferenceEquals(scheduler, oracle))
            Assert.Equal(oracle.Next(_jobs.Count > 0), next);
        if (next.Kind == DecisionKind.Wait && _jobs.Count == 0)
            return false;
        if (next.Kind == DecisionKind.Wait || _jobs.Count == slots)
            End(_random.Next(_jobs.Count));
        else
            Carry(next);
        return true;
    }

    private void Carry(Decision decision)
    {
        Decisions.Add(decision);
        Each(s => s.Apply(decision));
        Assert.Equal(decision.Kind is DecisionKind.Promote or DecisionKind.Prune, Paused.Remove(decision.Trial));
        if (decision.Kind != DecisionKind.Prune)
            _jobs.Add((decision.Trial, decision.UntilEpoch));
    }

    private void End(int job)
    {
        var (trial, until) = _jobs[job];
        _jobs.RemoveAt(job);
        for (var epoch = _epochs.GetValueOrDefault(trial) + 1; epoch <= until; epoch++)
        {
            var error = Math.Round(1 + 4 * new Philox((ulong)trial, (ulong)epoch).NextDouble(), 1);
            var shown = new Observation(trial, epoch, trial % 17 == 16 ? double.NaN : Map(trial, error));
            Each(s => s.Observe(shown));
            Each(s => s.Observe(shown));
        }

        _epochs[trial] = until;
        (until == last ? Completed : Paused).Add(trial);
    }

    private void Each(Action<ITrialScheduler> act)
    {
        act(scheduler);
        if (!ReferenceEquals(scheduler, oracle))
            act(oracle);
    }
}
