using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Sweeps;
using GearSweep.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Survival;

public sealed class LateStoreTests
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_trial_whose_start_was_stored_too_late_is_handed_back_and_counts_as_no_loss()
    {
        SimulatedLateStore? store = null;
        await using var cluster = await SimulatedTrainingCluster.StartAsync(
            slots: 2,
            responseTimeout: ResponseTimeout,
            head: host =>
                host.Services.AddSingleton(services => (ISweepStore)(object)(store = SimulatedLateStore.Of(services)))
        );
        await cluster.JoinAsync();
        store!.Late = true;
        var sweep = await cluster.LaunchAsync("late", repeats: 3);
        await Until.TrueAsync(() => Task.FromResult(store.Unanswered >= 4));
        store.Late = false;

        Assert.Equal(6, (await cluster.EndAsync(sweep)).Counts.Completed);
        var attempts = await AttemptsAsync(cluster, sweep, 6);
        Assert.Equal(store.Unanswered, attempts.Count(a => a.End == AttemptEnd.Preempted));
        Assert.Equal(6 + store.Unanswered, attempts.Count);
    }

    [Fact]
    public async Task An_outage_of_the_database_that_outlasts_the_callers_loses_no_trial()
    {
        Assert.SkipWhen(PostgresServer.Unavailable is not null, PostgresServer.Unavailable ?? "");
        await using var server = await PostgresServer.StartAsync();
        await using var cluster = await SimulatedTrainingCluster.StartAsync(
            slots: 4,
            closed: true,
            server.ConnectionString(await server.CreateDatabaseAsync()),
            ResponseTimeout
        );
        var worker = await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("outage", repeats: 20);
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 4));

        await server.StopAsync();
        worker.Runner.Open(); // The slots ask for their next trials.
        await Until.TrueAsync(() => Task.FromResult(worker.Runner.Running.Count == 0));
        await Assert.ThrowsAsync<TimeoutException>(() => cluster.Sweep(sweep).ShareAsync(SweepSharing.Default));
        await server.StartAsync();

        Assert.Equal(40, (await cluster.EndAsync(sweep)).Counts.Completed);
        var attempts = await AttemptsAsync(cluster, sweep, 40);
        Assert.All(attempts, a => Assert.True(a.End is AttemptEnd.Completed or AttemptEnd.Preempted, $"{a}"));
        Assert.InRange(attempts.Count, 40, 44);
    }

    private static async Task<List<AttemptRow>> AttemptsAsync(SimulatedTrainingCluster cluster, int sweep, int trials)
    {
        var attempts = new List<AttemptRow>();
        for (var trial = 0; trial < trials; trial++)
            attempts.AddRange((await cluster.Results.TrialAsync(sweep, trial))!.Attempts);
        return attempts;
    }
}
