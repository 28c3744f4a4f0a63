using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Survival;

public sealed class SuspicionTests
{
    [Fact]
    public async Task A_trial_that_ends_its_silo_each_time_fails_alone_and_all_others_complete()
    {
        const int Killer = 2;
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 4, closed: true);
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("killer", repeats: 2);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 4));

        for (var lost = 1; lost < 3; lost++)
        {
            await cluster.KillAsync(worker);
            worker = await cluster.JoinAsync();
            worker.Runner.Stuck = Killer;
            worker.Runner.Open();
            await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Any(t => t.Number == Killer)));
            Assert.Equal(1, worker.Runner.Most);
        }

        await cluster.KillAsync(worker);
        var row = await cluster.EndAsync(sweep);
        Assert.Equal((3, 1), (row.Counts.Completed, row.Counts.Failed));
        for (var trial = 0; trial < 4; trial++)
        {
            AttemptEnd[] expected =
                trial == Killer
                    ? [AttemptEnd.WorkerLost, AttemptEnd.WorkerLost, AttemptEnd.Failed]
                    : [AttemptEnd.WorkerLost, AttemptEnd.Completed];
            Assert.Equal(
                expected,
                (await cluster.Results.TrialAsync(sweep, trial))!.Attempts.Select(a => a.End!.Value)
            );
        }
    }

    [Fact]
    public async Task Trials_that_have_lost_their_silo_come_last_and_one_on_each_silo()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 2, closed: true);
        var lost = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("suspects", repeats: 3);
        await Until.TrueAsync(() => Task.FromResult(lost.Runner.Running.Count == 2));
        await cluster.KillAsync(lost);

        var (one, other) = (await cluster.JoinAsync(), await cluster.JoinAsync());
        await Until.TrueAsync(() => Task.FromResult(Begun().Count() == 4));
        Assert.Equal([2, 3, 4, 5], Begun().Order());

        one.Runner.Stuck = 0;
        one.Runner.Open();
        await Until.TrueAsync(() => Task.FromResult(one.Runner.Running.Any(t => t.Number == 0)));
        other.Runner.Open();
        await Until.TrueAsync(() => Task.FromResult(other.Runner.Begun.Any(t => t.Number == 1)));
        Assert.DoesNotContain(one.Runner.Begun, t => t.Number == 1);

        one.Runner.Release();
        Assert.Equal(6, (await cluster.EndAsync(sweep)).Counts.Completed);

        IEnumerable<int> Begun() => one.Runner.Begun.Concat(other.Runner.Begun).Select(t => t.Number);
    }

    [Fact]
    public async Task A_trial_that_loses_its_silo_again_and_again_but_gets_further_each_time_completes()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var sweep = await cluster.LaunchAsync(
            "preempted",
            repeats: 1,
            epochs: 10,
            "conditions: [{speed: 25, load: 0}]"
        );
        for (var epoch = 2; epoch < 10; epoch += 2)
        {
            var worker = await cluster.JoinAsync();
            worker.Runner.StandsAt = epoch;
            worker.Runner.Open();
            await Until.TrueAsync(async () => await EpochsAsync() == epoch); // So the checkpoint before is stored, too.
            await cluster.KillAsync(worker);
        }

        (await cluster.JoinAsync()).Runner.Open();
        Assert.Equal(1, (await cluster.EndAsync(sweep)).Counts.Completed);
        var ends = (await cluster.Results.TrialAsync(sweep, 0))!.Attempts.Select(a => a.End!.Value);
        Assert.Equal([.. Enumerable.Repeat(AttemptEnd.WorkerLost, 4), AttemptEnd.Completed], ends);

        async Task<int> EpochsAsync() =>
            (await cluster.Results.CurvesAsync(new CurveQuery { Sweep = sweep, MaxTrials = 0 })).Epoch.Length;
    }
}
