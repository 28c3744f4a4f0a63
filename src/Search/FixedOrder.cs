using GearSweep.Shared.Trials;

namespace GearSweep.Search;

/// <summary>
/// Decisions that do not depend on time: jobs run on a number of logical slots, each as long as its price, and a decision
/// sees exactly the jobs that have ended there before it. So one slot or many, slow ones, lost ones and restarts lead to
/// the same decisions; a decision that needs a job that has not ended yet waits for it.
/// </summary>
/// <remarks>A job that ended without its epochs, because its trial failed, counts as ended once nothing runs.</remarks>
/// <param name="inner">Decides; it sees the jobs in the order of the logical slots.</param>
/// <param name="slots">How many logical slots there are.</param>
/// <param name="secondsPerEpoch">The price of an epoch of a trial, in seconds.</param>
public sealed class FixedOrder(ITrialScheduler inner, int slots, Func<int, double> secondsPerEpoch) : ITrialScheduler
{
    private readonly SortedSet<(double End, int Number, int Trial, int Until)> _running = [];
    private readonly Dictionary<int, Queue<Observation>> _unseen = [];
    private readonly Dictionary<int, int> _epochs = [];
    private readonly Dictionary<int, int> _given = [];
    private double _now;
    private int _decisions;

    /// <inheritdoc/>
    public void Observe(Observation observation)
    {
        if (observation.Epoch <= _epochs.GetValueOrDefault(observation.Trial))
            return;
        _epochs[observation.Trial] = observation.Epoch;
        if (!_unseen.TryGetValue(observation.Trial, out var unseen))
            _unseen[observation.Trial] = unseen = new Queue<Observation>();
        unseen.Enqueue(observation);
    }

    /// <inheritdoc/>
    public void Apply(Decision decision)
    {
        inner.Apply(decision);
        if (decision.UntilEpoch > 0)
        {
            var epochs = decision.UntilEpoch - _given.GetValueOrDefault(decision.Trial);
            var end = _now + epochs * secondsPerEpoch(decision.Trial);
            _running.Add((end, _decisions, decision.Trial, decision.UntilEpoch));
            _given[decision.Trial] = decision.UntilEpoch;
        }

        _decisions++;
    }

    /// <inheritdoc/>
    public Decision Next(bool busy)
    {
        while (true)
        {
            if (_running.Count < slots && inner.Next(_running.Count > 0) is { Kind: not DecisionKind.Wait } next)
                return next;
            if (_running.Count == 0)
            {
                if (busy || !SeeRest())
                    return Decision.Wait;
                continue;
            }

            var first = _running.Min.End;
            if (busy && _running.TakeWhile(job => job.End == first).Any(job => !IsKnown(job.Trial, job.Until)))
                return Decision.Wait;
            _now = first;
            while (_running.Count > 0 && _running.Min.End == first)
                See(_running.Min);
        }
    }

    // Trials that failed and were retried by a person have epochs that no job waits for.
    private bool SeeRest()
    {
        var seen = false;
        foreach (var unseen in _unseen.Values)
        {
            while (unseen.TryDequeue(out var next))
            {
                inner.Observe(next);
                seen = true;
            }
        }

        return seen;
    }

    private bool IsKnown(int trial, int until) => _epochs.GetValueOrDefault(trial) >= until;

    private void See((double End, int Number, int Trial, int Until) job)
    {
        _running.Remove(job);
        while (
            _unseen.TryGetValue(job.Trial, out var unseen) && unseen.TryPeek(out var next) && next.Epoch <= job.Until
        )
            inner.Observe(unseen.Dequeue());
    }
}
