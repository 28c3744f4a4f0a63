using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Survival;

public sealed class SchedulerLossTests
{
    [Fact]
    public async Task What_workers_were_told_still_holds_when_the_scheduler_starts_anew()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var sick = await cluster.JoinAsync();
        sick.Runner.Fault = "libtorch does not load";
        var sweep = await cluster.LaunchAsync("kept", repeats: 5);
        await Until.TrueAsync(async () => (await cluster.ViewAsync(sick))!.Status.Orders.Quarantined is not null);
        sick.Runner.Fault = null;

        var resized = await cluster.JoinAsync();
        var head = (await cluster.ClusterAsync()).Silos.Single(s => s.Status.Role == ClusterRole.Head).Status.Silo;
        Assert.True((await cluster.Workers.SetSlotsAsync(resized.Address, 3)).Done);
        Assert.True((await cluster.Workers.DrainAsync(head)).Done);
        await Until.TrueAsync(async () =>
            resized.Runner.Running.Count == 3 && (await StatusAsync(cluster, head)).Draining
        );

        await cluster.LoseSchedulerAsync();
        // A new scheduler has counted nothing.
        await Until.TrueAsync(async () => await cluster.ViewAsync(sick) is { Failed: 0 });
        await SpeakAsync(cluster, head);
        await SpeakAsync(cluster, resized.Address);

        Assert.Equal(
            (0, true),
            ((await StatusAsync(cluster, head)).Slots, (await StatusAsync(cluster, head)).Draining)
        );
        Assert.Equal((3, 3), ((await StatusAsync(cluster, resized.Address)).Slots, resized.Runner.Running.Count));
        Assert.Equal(
            "3 attempts in a row ended with an error of the silo, the last one: libtorch does not load",
            (await cluster.ViewAsync(sick))!.Quarantined
        );
        Assert.Empty(sick.Runner.Running);

        resized.Runner.Open();
        Assert.Equal(10, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal(3, resized.Runner.Most);
        Assert.True((await cluster.Workers.ClearAsync(sick.Address)).Done);
    }

    [Fact]
    public async Task A_worker_that_drains_leaves_although_the_scheduler_that_said_so_is_gone()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("left", repeats: 1);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 1));
        worker.Silence.Covers = call =>
            call.Request.GetArgumentCount() == 2 && call.Request.GetArgument(1) is TrialReport { Outcome: not null };
        worker.Silence.Lasts = true;
        Assert.True((await cluster.Workers.DrainAsync(worker.Address)).Done);
        await Until.TrueAsync(async () => (await StatusAsync(cluster, worker.Address)).Draining);

        await cluster.LoseSchedulerAsync();
        await SpeakAsync(cluster, worker.Address);
        Assert.True((await StatusAsync(cluster, worker.Address)).Draining);
        Assert.False(worker.Leaves);
        worker.Silence.Lasts = false;
        await Until.TrueAsync(() => Task.FromResult(worker.Leaves));

        var other = await cluster.JoinAsync();
        other.Runner.Open();
        Assert.Equal(2, (await cluster.EndAsync(sweep)).Counts.Completed);
    }

    private static async Task<WorkerStatus> StatusAsync(SimulatedTrainingCluster cluster, string silo) =>
        (
            await Until.NotNullAsync(async () =>
                (await cluster.ClusterAsync()).Silos.FirstOrDefault(s => s.Status.Silo == silo)
            )
        ).Status;

    // A silo whose slots are all busy, or that has none, speaks with its heartbeats alone: after the third it has
    // obeyed the answers to two.
    private static async Task SpeakAsync(SimulatedTrainingCluster cluster, string silo)
    {
        var beat = (await StatusAsync(cluster, silo)).Beat;
        await Until.TrueAsync(async () => (await StatusAsync(cluster, silo)).Beat >= beat + 3);
    }
}
