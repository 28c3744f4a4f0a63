using GearSweep.Shared.Trials;

namespace GearSweep.Search.Halving;

/// <summary>
/// Asynchronous successive halving by promotion (Li and others, "A system for massively parallel hyperparameter
/// tuning", MLSys 2020, algorithm 2), for each condition by itself: a trial pauses at a rung, and goes on once it is among
/// the best ⌊n / η⌋ of the n that have got there. The condition that was given the fewest epochs is looked at first.
/// </summary>
/// <remarks>
/// A rung compares the first repeats of all configurations; the others train once the first has got to the end, and no
/// further configuration is to begin. When nothing else is left, what is paused is given up.
/// </remarks>
public sealed class AshaScheduler : ITrialScheduler
{
    private readonly ConditionLadder[] _ladders;
    private readonly int _repeats;
    private readonly int _trials;

    /// <summary>Nothing has begun yet.</summary>
    /// <param name="configurations">Configurations at each condition, whose trials are numbered by configuration,
    /// condition and repeat.</param>
    /// <param name="conditions">Conditions.</param>
    /// <param name="repeats">Seeds of a configuration at a condition.</param>
    /// <param name="epochs">The rungs (<see cref="RungEpochs"/>).</param>
    /// <param name="factor">η, from 2.</param>
    /// <param name="stopsEarly">Whether a trial may be complete before its last epoch; it counts as one that has got to
    /// the end, once nothing runs.</param>
    public AshaScheduler(
        int configurations,
        int conditions,
        int repeats,
        IReadOnlyList<int> epochs,
        int factor,
        bool stopsEarly = false
    )
    {
        _repeats = repeats;
        _trials = checked(configurations * conditions * repeats);
        _ladders =
        [
            .. Enumerable
                .Range(0, conditions)
                .Select(condition => new ConditionLadder(
                    (configuration, repeat) => (configuration * conditions + condition) * repeats + repeat,
                    configurations,
                    repeats,
                    epochs,
                    factor,
                    stopsEarly
                )),
        ];
    }

    /// <inheritdoc/>
    public void Observe(Observation observation)
    {
        // Seeds that were added later are compared with nothing here.
        if (observation.Trial < _trials && observation.Trial % _repeats == 0)
            LadderOf(observation.Trial).Observe(observation);
    }

    /// <inheritdoc/>
    public void Apply(Decision decision)
    {
        if (decision.Kind != DecisionKind.Wait)
            LadderOf(decision.Trial).Apply(decision);
    }

    /// <inheritdoc/>
    public Decision Next(bool busy)
    {
        var conditions = _ladders.OrderBy(ladder => ladder.Spent);
        foreach (var ladder in conditions)
        {
            if (ladder.Next(busy: true) is { Kind: not DecisionKind.Wait } next)
                return next;
        }

        return busy
            ? Decision.Wait
            : conditions
                .Select(ladder => ladder.Next(busy: false))
                .FirstOrDefault(next => next.Kind != DecisionKind.Wait, Decision.Wait);
    }

    private ConditionLadder LadderOf(int trial) => _ladders[trial / _repeats % _ladders.Length];
}
