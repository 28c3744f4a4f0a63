using GearSweep.Search.Halving;
using GearSweep.Shared.Trials;

namespace GearSweep.Search;

public sealed class FixedOrderTests
{
    private static readonly int[] Epochs = [1, 2, 4, 8];

    [Fact]
    public void One_slot_or_sixteen_fast_or_slow_ones_lead_to_one_list_of_decisions()
    {
        var one = Decide(slots: 1, seed: 1);
        Assert.True(one.Count > 60);
        foreach (var slots in new[] { 1, 2, 4, 16 })
        {
            for (var seed = 2; seed < 22; seed++)
                Assert.Equal(one, Decide(slots, seed));
        }
    }

    [Fact]
    public void Decisions_as_results_come_differ()
    {
        var lists = Enumerable.Range(1, 10).Select(seed => string.Join('\n', Decide(4, seed, isFixed: false)));
        Assert.True(lists.Distinct().Count() > 1);
    }

    [Fact]
    public void As_many_jobs_run_at_once_as_there_are_logical_slots()
    {
        var scheduler = Create(logical: 3);
        for (var job = 0; job < 3; job++)
        {
            var next = scheduler.Next(busy: job > 0);
            Assert.Equal(DecisionKind.Start, next.Kind);
            scheduler.Apply(next);
        }

        Assert.Equal(Decision.Wait, scheduler.Next(busy: true));
        scheduler.Observe(new Observation(1, 1, 0.5)); // Not the first of them to end by the prices.
        Assert.Equal(Decision.Wait, scheduler.Next(busy: true));
        scheduler.Observe(new Observation(0, 1, 0.5));
        Assert.NotEqual(Decision.Wait, scheduler.Next(busy: true));
    }

    [Fact]
    public void A_job_that_ended_without_its_epochs_keeps_the_search_from_nothing_once_nothing_runs()
    {
        var scheduler = Create(logical: 1);
        scheduler.Apply(scheduler.Next(busy: false));
        Assert.Equal(Decision.Wait, scheduler.Next(busy: true));
        Assert.Equal(DecisionKind.Start, scheduler.Next(busy: false).Kind);
    }

    [Fact]
    public void What_a_retried_trial_shows_later_is_seen_once_nothing_runs()
    {
        var scheduler = new FixedOrder(new AshaScheduler(1, 1, 1, [1, 2], 2), 1, _ => 1);
        scheduler.Apply(scheduler.Next(busy: false));
        Assert.Equal(Decision.Wait, scheduler.Next(busy: false)); // It failed.
        scheduler.Observe(new Observation(0, 1, 0.5));
        Assert.Equal(Decision.Wait, scheduler.Next(busy: true));
        Assert.Equal(DecisionKind.Promote, scheduler.Next(busy: false).Kind);
    }

    private static List<Decision> Decide(int slots, int seed, bool isFixed = true)
    {
        ITrialScheduler scheduler = isFixed ? Create(logical: 4) : new AshaScheduler(16, 2, 1, Epochs, 2);
        var run = new SimulatedTrials(scheduler, scheduler, new Random(seed), slots, last: 8);
        while (run.Step()) { }
        Assert.Empty(run.Paused);
        return run.Decisions;
    }

    private static FixedOrder Create(int logical) =>
        new(new AshaScheduler(16, 2, 1, Epochs, 2), logical, trial => 1 + trial % 5);
}
