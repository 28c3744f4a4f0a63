using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Survival;

public sealed class LateHeadTests
{
    [Fact]
    public async Task A_slot_trains_while_one_end_is_stored_and_no_third_trial_and_counts_as_free_meanwhile()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1);
        cluster.HeadCalls.Close(call =>
            call.Request.GetArgumentCount() == 2 && call.Request.GetArgument(1) is TrialReport { Outcome: not null }
        );
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("late", repeats: 3);
        await Until.TrueAsync(() => Task.FromResult(cluster.HeadCalls.Waiting == 2));
        await Until.TrueAsync(async () =>
            (await cluster.ViewAsync(worker))!.Status.Running.Count(trial => trial.HasEnded) == 2
        );

        // It speaks with its heartbeats alone now, for its slot does not ask.
        var beat = (await cluster.ViewAsync(worker))!.Status.Beat;
        await Until.TrueAsync(async () => (await cluster.ViewAsync(worker))!.Status.Beat >= beat + 2);
        var view = await cluster.ClusterAsync();
        Assert.Equal(
            (0, 2, 2),
            (view.Busy, (await cluster.ViewAsync(worker))!.Status.Running.Count, cluster.HeadCalls.Waiting)
        );

        cluster.HeadCalls.Open();
        Assert.Equal(6, (await cluster.EndAsync(sweep)).Counts.Completed);
        for (var trial = 0; trial < 6; trial++)
            Assert.Single((await cluster.Results.TrialAsync(sweep, trial))!.Attempts);
    }

    [Fact]
    public async Task A_worker_that_is_drained_while_it_waits_for_a_segment_hands_back_and_leaves()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1);
        cluster.HeadCalls.Close(call => call.MethodName == nameof(IDataGrain.SegmentAsync));
        var leaving = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("waiting", repeats: 1);
        await Until.TrueAsync(() => Task.FromResult(cluster.HeadCalls.Waiting == 1));

        Assert.True((await cluster.Workers.DrainAsync(leaving.Address)).Done);
        await Until.TrueAsync(() => Task.FromResult(leaving.Leaves));
        cluster.HeadCalls.Open();
        await cluster.JoinAsync();
        Assert.Equal(2, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal(
            [AttemptEnd.Preempted, AttemptEnd.Completed],
            (await cluster.Results.TrialAsync(sweep, 0))!.Attempts.Select(a => a.End!.Value)
        );
    }
}
