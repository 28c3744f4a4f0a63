using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Opening;

namespace GearSweep.Silo.Survival;

public sealed class SearchTests
{
    private const string Asha = """
        scheduler: {type: asha, min_epochs: 1, reduction_factor: 2}
        parameters:
          hidden_size: {values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}
        """;

    [Fact]
    public async Task A_search_loses_a_worker_and_its_scheduler_and_decides_as_if_nothing_had_been()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 2, closed: true);
        var (first, second) = (await cluster.JoinAsync(), await cluster.JoinAsync());
        var sweep = await cluster.LaunchAsync("search", repeats: 1, epochs: 8, Asha);
        await Until.TrueAsync(() =>
            Task.FromResult(first.Runner.Running.Count == 2 && second.Runner.Running.Count == 2)
        );
        await cluster.KillAsync(first);
        second.Runner.Open();
        await Until.TrueAsync(async () => (await cluster.Results.SweepAsync(sweep))!.Row.Counts.Total == 24);
        await Until.TrueAsync(async () => (await cluster.Results.TrialAsync(sweep, 10))?.Decisions.Count > 0);
        await cluster.LoseSchedulerAsync();

        var row = await cluster.EndAsync(sweep);
        Assert.Equal(24, row.Counts.Completed + row.Counts.Pruned);
        Assert.InRange(row.Counts.Completed, 2, 8);
        for (var trial = 0; trial < 24; trial++)
        {
            var detail = (await cluster.Results.TrialAsync(sweep, trial))!;
            Assert.Equal(DecisionKind.Start, detail.Decisions[0].Kind);
            Assert.All(detail.Decisions.Skip(1), d => Assert.NotEqual(DecisionKind.Start, d.Kind));
            Assert.Equal(detail.Row.State == TrialState.Pruned, detail.Decisions[^1].Kind == DecisionKind.Prune);
            Assert.Equal(detail.Decisions.Max(d => d.UntilEpoch), detail.Row.Epochs);
        }

        using var store = await ReadOnlyResults.OpenAsync(cluster.Store, TestContext.Current.CancellationToken);
        var history = (await store.SearchHistoryAsync(sweep, TestContext.Current.CancellationToken))!;
        Assert.Empty(
            DecisionLog.Replay(
                SweepContent.Read(history.Sweep)!.Plan.CreateScheduler()!,
                history.Decisions,
                history.Shown
            )
        );
    }

    [Fact]
    public async Task A_search_that_is_paused_or_cancelled_ends_no_trial_twice()
    {
        await using var cluster = await SimulatedTrainingCluster.StartAsync(slots: 2);
        await cluster.JoinAsync();
        var sweep = await cluster.LaunchAsync("search", repeats: 1, epochs: 8, Asha);
        await Until.TrueAsync(async () => (await cluster.Results.TrialAsync(sweep, 6))?.Decisions.Count > 0);
        await cluster.Sweep(sweep).PauseAsync();
        await cluster.Sweep(sweep).ResumeAsync();
        await Until.TrueAsync(async () => (await cluster.Results.TrialAsync(sweep, 12))?.Decisions.Count > 0);
        await cluster.Sweep(sweep).CancelAsync();
        await Until.TrueAsync(async () =>
            (await cluster.Results.SweepAsync(sweep))!.Row.Counts is { Running: 0, Cancelled: > 0 }
        );
        for (var trial = 0; await cluster.Results.TrialAsync(sweep, trial) is { } detail; trial++)
        {
            Assert.True(detail.Row.State.HasEnded(), $"trial {trial} is {detail.Row.State}");
            Assert.Single(detail.Decisions, d => d.Kind == DecisionKind.Start);
            Assert.All(
                detail.Attempts,
                a =>
                    Assert.Contains(
                        a.End!.Value,
                        (AttemptEnd[])
                            [AttemptEnd.Paused, AttemptEnd.Completed, AttemptEnd.Preempted, AttemptEnd.Cancelled]
                    )
            );
            Assert.InRange(detail.Attempts.Count(a => a.End == AttemptEnd.Completed), 0, 1);
        }
    }
}
