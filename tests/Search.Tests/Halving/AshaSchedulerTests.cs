using GearSweep.Shared.Trials;

namespace GearSweep.Search.Halving;

public sealed class AshaSchedulerTests
{
    private static readonly int[] Epochs = [1, 2, 4, 8];

    [Fact]
    public void Rungs_grow_by_the_factor_and_end_with_the_last_epoch()
    {
        Assert.Equal([3, 6, 12, 24, 40], RungEpochs.Create(3, 2, 40));
        Assert.Equal([1, 3, 9, 27], RungEpochs.Create(1, 3, 27));
        Assert.Equal([5], RungEpochs.Create(9, 2, 5));
        Assert.Equal([1, 2_000_000_000], RungEpochs.Create(1, 2_000_000_000, 2_000_000_000));
    }

    [Theory]
    [InlineData(40, 1, 40 * 3 + 20 * 3 + 10 * 6 + 5 * 12 + 2 * 16)]
    [InlineData(40, 3, 40 * 3 + 20 * 3 + 10 * 6 + 5 * 12 + 2 * 16 + 2 * 2 * 40)]
    [InlineData(1, 1, 40)]
    public void The_epochs_of_a_condition_are_told_before(int configurations, int repeats, long expected) =>
        Assert.Equal(expected, RungEpochs.Expected(RungEpochs.Create(3, 2, 40), 2, configurations, repeats));

    [Theory] // With ties, errors that are no number, seeds that confirm, several jobs at once, and epochs that come again.
    [InlineData(2)]
    [InlineData(3)]
    public void Every_decision_is_that_of_a_search_that_sorts_everything_anew(int factor)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (configurations, conditions, repeats) = (1 + random.Next(30), 1 + random.Next(3), 1 + random.Next(2));
            var scheduler = new AshaScheduler(configurations, conditions, repeats, Epochs, factor);
            var oracle = new SortingScheduler(configurations, conditions, repeats, Epochs, factor);
            var run = new SimulatedTrials(scheduler, oracle, random, slots: 1 + random.Next(4), last: 8);
            while (run.Step()) { }

            Assert.All(
                Enumerable.Range(0, conditions),
                condition => Assert.Contains(run.Completed, trial => trial / repeats % conditions == condition)
            );
            Assert.Empty(run.Paused);
            Assert.Equal(configurations * conditions, run.Decisions.Count(d => d.Kind == DecisionKind.Start));
        }
    }

    [Fact]
    public void Any_rising_map_of_the_errors_and_any_factor_for_a_condition_leave_the_decisions_as_they_are()
    {
        static IReadOnlyList<Decision> Decide(Func<int, double, double> map)
        {
            var scheduler = new AshaScheduler(20, 2, 1, Epochs, 2);
            var run = new SimulatedTrials(scheduler, scheduler, new Random(7), slots: 3, last: 8) { Map = map };
            while (run.Step()) { }
            return [.. run.Decisions.Select(decision => decision with { Cutoff = 0 })];
        }

        var plain = Decide((_, error) => error);
        Assert.Equal(plain, Decide((_, error) => Math.Log(error)));
        Assert.Equal(plain, Decide((trial, error) => trial % 2 == 0 ? 1000 * error : error));
    }

    [Fact]
    public void Five_configurations_and_a_factor_of_three_end_with_one_at_the_end()
    {
        var scheduler = new AshaScheduler(5, 1, 1, [1, 3, 9], 3);
        var run = new SimulatedTrials(scheduler, scheduler, new Random(1), slots: 1, last: 9);
        while (run.Step()) { }
        Assert.Single(run.Completed);
        Assert.Equal(4, run.Decisions.Count(d => d.Kind == DecisionKind.Prune));
    }

    [Fact]
    public void A_trial_that_stops_early_has_got_to_the_end_and_its_other_seeds_confirm_it()
    {
        var scheduler = new AshaScheduler(3, 1, 2, [1, 4, 8], 2, stopsEarly: true);
        for (var trial = 0; trial < 3; trial++)
        {
            scheduler.Apply(scheduler.Next(busy: true));
            scheduler.Observe(new Observation(2 * trial, 1, 0.5 + trial));
        }

        scheduler.Apply(scheduler.Next(busy: true)); // The best one goes on, and stops at its third epoch.
        scheduler.Observe(new Observation(0, 2, 0.6));
        scheduler.Observe(new Observation(0, 3, 0.7));
        Assert.Equal(Decision.Wait, scheduler.Next(busy: true));
        Assert.Equal(new Decision(DecisionKind.Confirm, 1, 8), scheduler.Next(busy: false));
        scheduler.Apply(scheduler.Next(busy: false));
        Assert.Equal(DecisionKind.Prune, scheduler.Next(busy: false).Kind);
    }

    [Fact]
    public void A_trial_that_ended_without_its_epochs_keeps_nobody_waiting()
    {
        var scheduler = new AshaScheduler(2, 1, 1, [1, 2], 2);
        scheduler.Apply(scheduler.Next(busy: false));
        scheduler.Apply(scheduler.Next(busy: true));
        Assert.Equal(Decision.Wait, scheduler.Next(busy: true));
        scheduler.Observe(new Observation(1, 1, 0.5));
        Assert.Equal(new Decision(DecisionKind.Promote, 1, 2, 0, 1, 1), scheduler.Next(busy: false));
    }
}
