using GearSweep.Scheduling.Sweeps;
using GearSweep.Search.Halving;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

public sealed class DecisionLogTests
{
    private readonly List<StoredDecision> _decisions = [];
    private readonly List<ShownEpoch> _shown = [];

    public DecisionLogTests()
    {
        // Two jobs at once, each of which ends after the next decision.
        var log = new DecisionLog(Scheduler());
        var random = new Random(3);
        Queue<Decision> jobs = [];
        while (true)
        {
            if (jobs.Count < 2 && log.Next(jobs.Count > 0) is { } next)
            {
                _decisions.Add(next);
                log.Apply(next);
                if (next.Decision.Kind != DecisionKind.Prune)
                    jobs.Enqueue(next.Decision);
                continue;
            }

            if (!jobs.TryDequeue(out var job))
                return;
            var ended = Enumerable
                .Range(1, job.UntilEpoch)
                .Select(epoch => new ShownEpoch(_shown.Count + epoch, new(job.Trial, epoch, random.NextDouble())))
                .ToList();
            _shown.AddRange(ended);
            log.Observe(ended);
        }
    }

    [Fact]
    public void The_same_epochs_lead_to_the_same_decisions_again()
    {
        Assert.True(_decisions.Count > 30);
        Assert.Empty(DecisionLog.Replay(Scheduler(), _decisions, _shown));
    }

    [Fact]
    public void A_log_that_is_read_after_any_decision_decides_like_the_one_that_lived()
    {
        for (var count = 0; count < _decisions.Count; count++)
        {
            var next = _decisions[count];
            var log = DecisionLog.Load(
                Scheduler(),
                _decisions[..count],
                [.. _shown.Where(epoch => epoch.Sequence <= next.SeenUpTo)]
            );
            Assert.Equal(next, log.Next(next.Busy));
        }
    }

    [Fact]
    public void A_decision_that_was_made_otherwise_is_told_with_what_comes_out()
    {
        var promoted = _decisions.FindIndex(d => d.Decision.Kind == DecisionKind.Promote);
        var changed = _decisions[promoted] with { Decision = _decisions[promoted].Decision with { Rank = 99 } };
        List<StoredDecision> decisions = [.. _decisions];
        decisions[promoted] = changed;
        Assert.Equal([(changed, _decisions[promoted].Decision)], DecisionLog.Replay(Scheduler(), decisions, _shown));
    }

    private static AshaScheduler Scheduler() => new(12, 2, 1, [1, 2, 4], 2);
}
