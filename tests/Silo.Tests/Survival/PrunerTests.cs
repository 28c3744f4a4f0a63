using GearSweep.Search;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.DependencyInjection;

namespace GearSweep.Silo.Survival;

public sealed class PrunerTests
{
    [Fact]
    public async Task A_trial_is_pruned_with_the_reason_and_another_is_paused_and_goes_on_when_it_is_promoted()
    {
        ISweepStore? store = null;
        await using var cluster = await SimulatedTrainingCluster.StartAsync(
            slots: 1,
            head: host =>
                host.Services.AddSingleton<IPruner, SimulatedPruner>()
                    .AddSingleton(services => store = SimulatedOtherHead.Of(services, (_, _) => Task.CompletedTask))
        );
        var worker = await cluster.JoinAsync();
        worker.Runner.StandsAt = 2;
        var sweep = await cluster.LaunchAsync("pruned", repeats: 2);

        await Until.TrueAsync(async () => await StateAsync(0) == TrialState.Pruned);
        await Until.TrueAsync(async () => await StateAsync(1) == TrialState.Paused);
        Assert.Equal("worse than the others", (await cluster.Results.TrialAsync(sweep, 0))!.Row.Message);
        worker.Runner.Release();
        await Until.TrueAsync(async () =>
            await StateAsync(2) == TrialState.Completed && await StateAsync(3) == TrialState.Completed
        );

        Assert.True(await store!.PromoteAsync(sweep, 1, TestContext.Current.CancellationToken));
        var counts = (await cluster.EndAsync(sweep)).Counts;
        Assert.Equal((1, 3), (counts.Pruned, counts.Completed));
        Assert.Equal(
            [AttemptEnd.Paused, AttemptEnd.Completed],
            (await cluster.Results.TrialAsync(sweep, 1))!.Attempts.Select(a => a.End!.Value)
        );

        async Task<TrialState> StateAsync(int trial) =>
            (await cluster.Results.TrialAsync(sweep, trial))?.Row.State ?? TrialState.Queued;
    }

    /// <summary>Prunes trial 0 and pauses trial 1, at their second epoch.</summary>
    private sealed class SimulatedPruner : IPruner
    {
        public PrunerDecision Judge(SearchState state, int trial) =>
            (trial, state.History.Last(o => o.Trial == trial).Epoch, state.History.Count(o => o.Trial == 2)) switch
            {
                (0, 2, _) => PrunerDecision.Prune("worse than the others"),
                (1, 2, 0) => PrunerDecision.Pause("rung 0"),
                _ => PrunerDecision.Continue,
            };
    }
}
