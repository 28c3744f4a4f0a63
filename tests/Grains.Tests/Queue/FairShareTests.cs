namespace GearSweep.Grains.Queue;

public sealed class FairShareTests
{
    [Fact]
    public void The_sweep_with_the_fewest_running_trials_is_served_first() =>
        Assert.Equal([2, 1], FairShare.Order([new(1, Running: 3, Served: 1), new(2, Running: 1, Served: 9)]).Select(s => s.Sweep));

    [Fact]
    public void Among_equals_the_one_that_was_served_longest_ago_comes_first() =>
        Assert.Equal([3, 1, 2], FairShare.Order([new(1, 1, Served: 5), new(2, 1, Served: 7), new(3, 1, Served: 0)]).Select(s => s.Sweep));

    [Fact]
    public void Two_sweeps_share_the_slots_evenly_whatever_their_length()
    {
        var running = new Dictionary<int, int> { [1] = 0, [2] = 0 };
        for (var slot = 0; slot < 10; slot++)
            running[FairShare.Order(running.Select(r => new SweepShare(r.Key, r.Value, 0))).First().Sweep]++;
        Assert.Equal(5, running[1]);
        Assert.Equal(5, running[2]);
    }
}
