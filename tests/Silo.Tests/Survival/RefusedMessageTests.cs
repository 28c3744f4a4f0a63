using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Survival;

public sealed class RefusedMessageTests
{
    [Fact]
    public async Task A_silo_that_calls_itself_garbage_is_refused_and_keeps_the_queue_from_nothing()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("kept", repeats: 2);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 1));
        var good = (await cluster.ViewAsync(worker))!.Status;

        foreach (var silo in new[] { "garbage", "", "10.0.0.2:99999@1", null! })
        {
            var refused = await Assert.ThrowsAsync<InvalidDataException>(() =>
                cluster.Workers.HeartbeatAsync(good with { Silo = silo })
            );
            Assert.Contains("expected a silo's address", refused.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<InvalidDataException>(() =>
                cluster.Grains.GetGrain<ISchedulerGrain>(0).NextAsync(good with { Silo = silo }, TimeSpan.Zero)
            );
        }

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            cluster.Workers.HeartbeatAsync(good with { Running = null! })
        );
        Assert.DoesNotContain(
            (await cluster.ClusterAsync()).Silos,
            silo => silo.Status.Silo is null or "" or "garbage"
        );

        // A silo that nobody knows is forgotten by the tick, which therefore goes on.
        await cluster.Workers.HeartbeatAsync(good with { Silo = "10.0.0.2:11111@1", Beat = 1 });
        await Until.TrueAsync(async () =>
            !(await cluster.ClusterAsync()).Silos.Any(silo => silo.Status.Silo == "10.0.0.2:11111@1")
        );

        worker.Runner.Open();
        Assert.Equal(4, (await cluster.EndAsync(sweep)).Counts.Completed);
    }

    [Fact]
    public async Task A_report_that_no_silo_makes_is_refused_and_changes_nothing()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var worker = await cluster.JoinAsync();
        var id = await cluster.LaunchAsync("kept", repeats: 2);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 1));
        await Until.TrueAsync(async () => (await cluster.ViewAsync(worker))!.Status.Running.Count == 1);
        var trial = (await cluster.ViewAsync(worker))!.Status.Running[0];
        var sweep = cluster.Sweep(id);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() =>
            sweep.ReportAsync(
                new TrialReport(trial.Id.Number, trial.Attempt, [new EpochReport(1, double.NaN, null, 1)], null, null)
            )
        );
        Assert.Equal("The report is refused: train_mse is NaN; expected a finite number from 0.", refused.Message);

        worker.Runner.Open();
        Assert.Equal(4, (await cluster.EndAsync(id)).Counts.Completed);
    }
}
