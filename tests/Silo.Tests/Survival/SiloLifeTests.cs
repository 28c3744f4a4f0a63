using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Configuration;

namespace GearSweep.Silo.Survival;

public sealed class SiloLifeTests
{
    [Fact]
    public async Task Trials_of_a_silo_that_dies_go_on_elsewhere_from_their_checkpoints()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(closed: true);
        var first = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("survivor", repeats: 3);
        await Until.TrueAsync(() => Task.FromResult(first.Runner.Running.Count == 2));
        await cluster.KillAsync(first);

        var second = await cluster.JoinAsync();
        second.Runner.Open();
        var row = await cluster.EndAsync(sweep);

        Assert.Equal(6, row.Counts.Completed);
        var attempts = await AttemptsAsync(cluster, sweep, 6);
        Assert.Equal(2, attempts.Count(a => a.End == AttemptEnd.WorkerLost));
        Assert.Equal(6, attempts.Count(a => a.End == AttemptEnd.Completed));
        Assert.Equal(
            18,
            (await cluster.Results.CurvesAsync(new CurveQuery { Sweep = sweep, MaxTrials = 0 })).Epoch.Length
        );
    }

    [Fact]
    public async Task A_silo_that_is_silent_for_a_lease_loses_its_trials_and_is_told_so_when_it_speaks_again()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(
            closed: true,
            head: host =>
                host.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?> { ["Sweeps:Lease"] = "00:00:05" }
                )
        );
        var silent = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("lease", repeats: 2);
        await Until.TrueAsync(() => Task.FromResult(silent.Runner.Running.Count == 2));
        silent.Silence.Lasts = true;

        var other = await cluster.JoinAsync();
        other.Runner.Open();
        Assert.Equal(4, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal(2, silent.Runner.Running.Count);
        Assert.True((await cluster.ViewAsync(silent))!.SilentSeconds >= 5);

        silent.Silence.Lasts = false;
        await Until.TrueAsync(() => Task.FromResult(silent.Runner.Running.Count == 0));
        Assert.Equal(Enumerable.Repeat("a newer attempt owns the trial", 2), silent.Runner.Abandoned);
        var attempts = await AttemptsAsync(cluster, sweep, 4);
        Assert.Equal(
            (2, 4, 6),
            (
                attempts.Count(a => a.End == AttemptEnd.WorkerLost),
                attempts.Count(a => a.End == AttemptEnd.Completed),
                attempts.Count
            )
        );
        Assert.Equal(
            12,
            (await cluster.Results.CurvesAsync(new CurveQuery { Sweep = sweep, MaxTrials = 0 })).Epoch.Length
        );

        silent.Runner.Open();
        var next = await cluster.LaunchAsync("next", repeats: 8);
        await Until.TrueAsync(() => Task.FromResult(silent.Runner.Begun.Any(t => t.Sweep == next)));
    }

    [Fact]
    public async Task A_silo_that_breaks_its_trials_is_set_aside_and_the_sweep_completes_on_the_others()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var sick = await cluster.JoinAsync();
        sick.Runner.Fault = "libtorch does not load";
        var sweep = await cluster.LaunchAsync("sick", repeats: 5);
        var view = await Until.NotNullAsync(async () =>
            await cluster.ViewAsync(sick) is { Quarantined: not null } found ? found : null
        );
        Assert.Equal(
            "3 attempts in a row ended with an error of the silo, the last one: libtorch does not load",
            view.Quarantined
        );

        var well = await cluster.JoinAsync();
        well.Runner.Open();
        Assert.Equal(10, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal(3, (await AttemptsAsync(cluster, sweep, 10)).Count(a => a.End == AttemptEnd.WorkerFailed));

        sick.Runner.Fault = null;
        sick.Runner.Open();
        Assert.True((await cluster.Workers.ClearAsync(sick.Address)).Done);
        Assert.False((await cluster.Workers.ClearAsync(sick.Address)).Done);
        Assert.Null((await cluster.ViewAsync(sick))!.Quarantined);
    }

    [Fact]
    public async Task A_trial_that_breaks_three_times_fails_and_says_what_it_broke_with()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1);
        (await cluster.JoinAsync()).Runner.Fault = "no memory";
        var sweep = await cluster.LaunchAsync("broken", repeats: 1, sharing: "conditions: [{speed: 25, load: 0}]");

        Assert.Equal(1, (await cluster.EndAsync(sweep)).Counts.Failed);
        var trial = (await cluster.Results.TrialAsync(sweep, 0))!;
        Assert.Equal(
            "quarantined after 3 attempts that broke or lost their silo, the last one: no memory",
            trial.Row.Message
        );
        Assert.Equal(
            [AttemptEnd.WorkerFailed, AttemptEnd.WorkerFailed, AttemptEnd.Failed],
            trial.Attempts.Select(a => a.End!.Value)
        );
    }

    [Fact]
    public async Task A_silo_is_not_given_again_what_it_declined_while_one_that_is_busy_may_take_it()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var (small, large) = (await cluster.JoinAsync(), await cluster.JoinAsync());
        small.Runner.Declines = true;
        var sweep = await cluster.LaunchAsync("large", repeats: 3);
        await Until.TrueAsync(async () =>
            large.Runner.Running.Count == 1
            && (await AttemptsAsync(cluster, sweep, 6)).Count(a => a.End == AttemptEnd.Rejected) == 5
        );
        var asked = small.Runner.Begun.Count;
        large.Runner.Open();

        Assert.Equal(6, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal((5, 5), (asked, small.Runner.Begun.Count));
        Assert.Equal(6, (await AttemptsAsync(cluster, sweep, 6)).Count(a => a.Silo == large.Address));
    }

    [Fact]
    public async Task A_heartbeat_whose_answer_is_lost_does_not_keep_a_silo_silent()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 0);
        var worker = await cluster.JoinAsync();
        var held = 0;
        cluster.HeadCalls.Close(call =>
            call.MethodName == nameof(IWorkersGrain.HeartbeatAsync)
            && ((WorkerStatus)call.Request.GetArgument(0)!).Silo == worker.Address
            && Interlocked.Increment(ref held) == 1
        );

        await Until.TrueAsync(async () => (await cluster.ViewAsync(worker))!.SilentSeconds >= 3);
        await Until.TrueAsync(async () => (await cluster.ViewAsync(worker))!.SilentSeconds == 0);
        Assert.Equal(1, cluster.HeadCalls.Waiting);
    }

    [Fact]
    public async Task A_silo_gets_slots_and_loses_them_while_it_runs()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 1, closed: true);
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("resized", repeats: 3);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 1));

        Assert.True((await cluster.Workers.SetSlotsAsync(worker.Address, 4)).Done);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 4));

        Assert.True((await cluster.Workers.SetSlotsAsync(worker.Address, 2)).Done);
        await Until.TrueAsync(async () =>
            worker.Runner.Running.Count == 2 && (await cluster.ViewAsync(worker))!.Status.Slots == 2
        );
        Assert.False((await cluster.Workers.SetSlotsAsync(worker.Address, -1)).Done);

        worker.Runner.Open();
        Assert.Equal(6, (await cluster.EndAsync(sweep)).Counts.Completed);
        Assert.Equal(4, worker.Runner.Most);
        Assert.Equal(2, (await AttemptsAsync(cluster, sweep, 6)).Count(a => a.End == AttemptEnd.Preempted));
    }

    [Fact]
    public async Task A_worker_that_is_drained_hands_back_what_it_has_and_leaves()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(closed: true);
        var (leaving, staying) = (await cluster.JoinAsync(), await cluster.JoinAsync());
        var sweep = await cluster.LaunchAsync("drained", repeats: 4);
        await Until.TrueAsync(() =>
            Task.FromResult(leaving.Runner.Running.Count == 2 && staying.Runner.Running.Count == 2)
        );

        Assert.EndsWith(
            "and leaves.",
            (await cluster.Workers.DrainAsync(leaving.Address)).Message,
            StringComparison.Ordinal
        );
        Assert.False((await cluster.Workers.SetSlotsAsync(leaving.Address, 2)).Done);
        await Until.TrueAsync(() => Task.FromResult(leaving.Leaves));
        Assert.Empty(leaving.Runner.Running);
        Assert.False(staying.Leaves);

        staying.Runner.Open();
        Assert.Equal(8, (await cluster.EndAsync(sweep)).Counts.Completed);
        var attempts = await AttemptsAsync(cluster, sweep, 8);
        Assert.Equal(
            (2, 0),
            (attempts.Count(a => a.End == AttemptEnd.Preempted), attempts.Count(a => a.End == AttemptEnd.WorkerLost))
        );
    }

    [Fact]
    public async Task A_head_that_is_drained_stays_without_slots()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync();
        var head = Assert.Single(
            (
                await Until.NotNullAsync(async () =>
                    await cluster.ClusterAsync() is { Silos.Count: 1 } view ? view : null
                )
            ).Silos
        );
        Assert.EndsWith(
            "and stays without slots.",
            (await cluster.Workers.DrainAsync(head.Status.Silo)).Message,
            StringComparison.Ordinal
        );
        await Until.TrueAsync(async () =>
            (await cluster.ClusterAsync()).Silos.Single() is { Status: { Draining: true, Slots: 0 } }
        );
        Assert.False((await cluster.Workers.DrainAsync("127.0.0.1:1@1")).Done);

        Assert.True((await cluster.Workers.SetSlotsAsync(head.Status.Silo, 1)).Done);
        await Until.TrueAsync(async () =>
            (await cluster.ClusterAsync()).Silos.Single() is { Status: { Draining: false, Slots: 1 } }
        );
        var sweep = await cluster.LaunchAsync("again", repeats: 1);
        Assert.Equal(2, (await cluster.EndAsync(sweep)).Counts.Completed);
    }

    private static async Task<List<AttemptRow>> AttemptsAsync(SimulatedTrainingCluster cluster, int sweep, int trials)
    {
        var attempts = new List<AttemptRow>();
        for (var trial = 0; trial < trials; trial++)
            attempts.AddRange((await cluster.Results.TrialAsync(sweep, trial))!.Attempts);
        return attempts;
    }
}
