using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Survival;

public sealed class SharingTests
{
    [Fact]
    public async Task A_sweep_never_has_more_running_than_its_limit_and_the_limit_can_be_changed()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 6, closed: true);
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("limited", repeats: 6, sharing: "max_running: 2");
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 2));

        Assert.True((await ShareAsync(cluster, sweep, new SweepSharing(0, 1, 3))).Done);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 3));
        worker.Runner.Open();

        Assert.Equal(12, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal(3, worker.Runner.Most);
    }

    [Fact]
    public async Task A_free_slot_goes_to_the_sweep_of_higher_priority()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var worker = await cluster.JoinAsync();
        var low = await cluster.LaunchAsync("low", repeats: 2);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 1));
        var high = await cluster.LaunchAsync("high", repeats: 4, sharing: "priority: 5");
        await cluster.Sweep(high).OpenAsync(); // The queue knows of it when this returns.
        worker.Runner.Open();

        await cluster.EndAsync(high);
        await cluster.EndAsync(low);
        Assert.Equal(
            [low, .. Enumerable.Repeat(high, 8), .. Enumerable.Repeat(low, 3)],
            worker.Runner.Begun.Select(t => t.Sweep)
        );
    }

    [Fact]
    public async Task A_priority_that_is_raised_while_the_sweep_runs_holds_from_the_next_trial_on()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var worker = await cluster.JoinAsync();
        var first = await cluster.LaunchAsync("first", repeats: 2);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 1));
        var raised = await cluster.LaunchAsync("raised", repeats: 4, sharing: "priority: -1");
        Assert.True((await ShareAsync(cluster, raised, new SweepSharing(1, 1, null))).Done);
        worker.Runner.Open();

        await cluster.EndAsync(raised);
        await cluster.EndAsync(first);
        Assert.Equal(
            [first, .. Enumerable.Repeat(raised, 8), .. Enumerable.Repeat(first, 3)],
            worker.Runner.Begun.Select(t => t.Sweep)
        );
    }

    [Fact]
    public async Task A_weight_that_is_changed_while_the_sweeps_run_holds_for_the_slots_that_come()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 4, closed: true);
        var (one, other) = (
            await cluster.LaunchAsync("one", repeats: 20),
            await cluster.LaunchAsync("other", repeats: 20)
        );
        var worker = await cluster.JoinAsync();
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 4));
        Assert.Equal((2, 2), (RunningOf(one), RunningOf(other)));

        Assert.True((await ShareAsync(cluster, one, new SweepSharing(0, 3, null))).Done);
        Assert.True((await cluster.Workers.SetSlotsAsync(worker.Address, 8)).Done);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 8));
        Assert.Equal((6, 2), (RunningOf(one), RunningOf(other)));

        int RunningOf(int sweep) => worker.Runner.Running.Count(t => t.Sweep == sweep);
    }

    [Fact]
    public async Task Two_sweeps_share_the_slots_by_weight()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 8, closed: true);
        var (heavy, light) = (
            await cluster.LaunchAsync("heavy", repeats: 20, sharing: "weight: 3"),
            await cluster.LaunchAsync("light", repeats: 20)
        );
        var worker = await cluster.JoinAsync();
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 8));
        Assert.Equal(
            (6, 2),
            (worker.Runner.Running.Count(t => t.Sweep == heavy), worker.Runner.Running.Count(t => t.Sweep == light))
        );
    }

    [Fact]
    public async Task A_share_out_of_bounds_is_refused_and_changes_nothing()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync();
        var sweep = await cluster.LaunchAsync("refused", repeats: 1);
        var reply = await ShareAsync(cluster, sweep, new SweepSharing(0, 0, null));
        Assert.Equal((false, "Nothing was changed: weight is 0; expected 0.01 to 100."), (reply.Done, reply.Message));
    }

    private static Task<ActionReply> ShareAsync(SimulatedTrainingCluster cluster, int sweep, SweepSharing sharing) =>
        cluster.Sweep(sweep).ShareAsync(sharing);
}
