using GearSweep.Shared.Datasets;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Sweeps;

public abstract class SweepStateTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Theory]
    [InlineData(SweepState.Paused)]
    [InlineData(SweepState.Cancelled)]
    [InlineData(SweepState.Completed)]
    public async Task Only_a_running_sweeps_trial_can_be_started(SweepState state)
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.ChangeStateAsync(sweep, SweepState.Running, state, Cancellation);
        Assert.Null(await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation));

        await database.Store.ChangeStateAsync(sweep, state, SweepState.Running, Cancellation);
        Assert.Equal(new(1, 0, null), await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation));
    }

    [Fact]
    public async Task Cancelling_takes_what_waits_and_leaves_what_runs()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 3);
        await database.Store.StartAttemptAsync(sweep, 1, "silo", Cancellation);

        Assert.Equal(2, await database.Store.CancelAsync(sweep, Cancellation));

        Assert.Equal(new(3, 0, 1, 0, 0, 0, 2), (await database.Store.LoadAsync(sweep, Cancellation))!.Counts);
        Assert.Equal([sweep], await database.Store.OpenSweepsAsync(Cancellation));
        await database.Store.ReportAsync(sweep, End(1, 1, AttemptEnd.Cancelled), Cancellation);
        Assert.Empty(await database.Store.OpenSweepsAsync(Cancellation));
    }

    [Theory]
    [InlineData(AttemptEnd.Preempted)]
    [InlineData(AttemptEnd.WorkerLost)]
    public async Task What_comes_back_to_a_cancelled_sweep_waits_no_more(AttemptEnd end)
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.CancelAsync(sweep, Cancellation);

        Assert.True(await database.Store.ReportAsync(sweep, End(0, 1, end), Cancellation));

        Assert.Equal(new(2, 0, 0, 0, 0, 0, 2), (await database.Store.LoadAsync(sweep, Cancellation))!.Counts);
        Assert.Empty(await database.Store.OpenSweepsAsync(Cancellation));
        Assert.Equal(0, (await database.Results.SweepAsync(sweep, Cancellation))!.Row.Progress);
    }

    [Fact]
    public async Task A_cancelled_sweep_has_got_as_far_as_its_trials_were_trained()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 4);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Pruned), Cancellation);
        await database.Store.CancelAsync(sweep, Cancellation);

        var row = (await database.Results.SweepAsync(sweep, Cancellation))!.Row;
        Assert.Equal((0.25, 1, 4), (row.Progress, row.Counts.Trained, row.Counts.Ended));
    }

    [Fact]
    public async Task What_failed_in_a_cancelled_sweep_is_not_tried_again()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Failed, "why"), Cancellation);
        await database.Store.CancelAsync(sweep, Cancellation);

        Assert.Equal(0, await database.Store.RetryFailedAsync(sweep, null, Cancellation));
        Assert.Equal(new(2, 0, 0, 0, 0, 1, 1), (await database.Store.LoadAsync(sweep, Cancellation))!.Counts);
    }

    [Fact]
    public async Task A_cancelled_sweep_gets_no_further_trials()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 1);
        await database.Store.CancelAsync(sweep, Cancellation);
        var waiting = (await database.Results.TrialsAsync(new() { Sweep = sweep }, Cancellation)).Total;

        await database.Store.AddTrialsAsync(sweep, [Trial(7)], Cancellation);
        Assert.Equal(waiting, (await database.Results.TrialsAsync(new() { Sweep = sweep }, Cancellation)).Total);
    }

    [Fact]
    public async Task A_sweep_completes_when_all_of_its_trials_have_ended_and_not_before()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Completed(0, 1), Cancellation);
        Assert.False(await database.Store.CompleteAsync(sweep, Cancellation)); // One waits.
        await database.Store.StartAttemptAsync(sweep, 1, "silo", Cancellation);
        Assert.False(await database.Store.CompleteAsync(sweep, Cancellation)); // It runs.
        await database.Store.ReportAsync(sweep, End(1, 1, AttemptEnd.Failed, "why"), Cancellation);

        Assert.True(await database.Store.CompleteAsync(sweep, Cancellation));
        Assert.False(await database.Store.CompleteAsync(sweep, Cancellation));

        var row = (await database.Results.SweepAsync(sweep, Cancellation))!.Row;
        Assert.Equal(SweepState.Completed, row.State);
        Assert.NotNull(row.Ended);
    }

    [Fact]
    public async Task A_sweep_whose_trials_are_not_all_proposed_does_not_complete()
    {
        await using var database = await OpenAsync();
        var sweep = await database.Store.CreateAsync(Sweep(trials: 2), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [Trial(0)], Cancellation);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Completed(0, 1), Cancellation);

        Assert.False(await database.Store.CompleteAsync(sweep, Cancellation));
    }

    [Fact]
    public async Task A_state_is_changed_only_from_the_one_that_the_caller_knows()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();

        Assert.True(await database.Store.ChangeStateAsync(sweep, SweepState.Running, SweepState.Paused, Cancellation));
        Assert.False(
            await database.Store.ChangeStateAsync(sweep, SweepState.Running, SweepState.Cancelled, Cancellation)
        );
        Assert.Equal(SweepState.Paused, (await database.Store.LoadAsync(sweep, Cancellation))!.State);
    }

    [Fact]
    public async Task A_completed_sweep_cannot_be_cancelled_and_runs_again_when_what_failed_is_tried_again()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 1);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Failed, "why"), Cancellation);
        Assert.True(await database.Store.CompleteAsync(sweep, Cancellation));

        Assert.Null(await database.Store.CancelAsync(sweep, Cancellation));
        Assert.Equal(SweepState.Completed, (await database.Store.LoadAsync(sweep, Cancellation))!.State);
        Assert.Equal(1, await database.Store.RetryFailedAsync(sweep, null, Cancellation));

        var row = (await database.Results.SweepAsync(sweep, Cancellation))!.Row;
        Assert.Equal((SweepState.Running, null), (row.State, row.Ended));
    }

    [Fact]
    public async Task A_deleted_sweep_leaves_no_row_and_no_segment_that_only_it_had()
    {
        await using var database = await OpenAsync();
        var other = await database.SweepAsync(trials: 2);
        var kept = await RowsAsync(database);
        var sweep = await database.SweepAsync(trials: 1201, conditions: [Condition, new(40, 80)]);
        foreach (var trial in new[] { 0, 600, 1200 })
        {
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            await database.Store.ReportAsync(
                sweep,
                Report(trial, 1, Epoch(1)) with
                {
                    Checkpoint = new TrialCheckpoint(1, [7]),
                },
                Cancellation
            );
            if (trial > 0)
                await database.Store.ReportAsync(
                    sweep,
                    Completed(trial, 1) with
                    {
                        Epochs = [.. Enumerable.Range(2, 9).Select(e => Epoch(e))],
                    },
                    Cancellation
                );
        }

        using (var cancelled = new CancellationTokenSource())
        {
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                database.Store.DeleteAsync(sweep, cancelled.Token)
            );
            Assert.Equal(1201, (await database.Store.LoadAsync(sweep, Cancellation))!.Counts.Total);
        }

        Assert.True(await database.Store.DeleteAsync(sweep, Cancellation));

        Assert.Equal(kept, await RowsAsync(database));
        Assert.Null(await database.Store.LoadAsync(sweep, Cancellation));
        Assert.NotNull(await database.Store.SegmentAsync(Segment(Condition).Hash, Cancellation));
        Assert.Null(await database.Store.SegmentAsync(Segment(new OperatingCondition(40, 80)).Hash, Cancellation));
        Assert.False(await database.Store.DeleteAsync(sweep, Cancellation));
        Assert.True(await database.Store.DeleteAsync(other, Cancellation));
        Assert.All(await RowsAsync(database), rows => Assert.EndsWith(" 0", rows, StringComparison.Ordinal));
    }

    /// <summary>How many rows each table of results has.</summary>
    private static async Task<List<string>> RowsAsync(TDatabase database)
    {
        var rows = new List<string>();
        foreach (
            var table in (string[])
                [
                    "Sweeps",
                    "SweepConditions",
                    "Segments",
                    "Trials",
                    "Attempts",
                    "LossPoints",
                    "Checkpoints",
                    "Models",
                    "Predictions",
                    "TestErrors",
                    "Baselines",
                    "ConfigurationResults",
                    "Incumbents",
                ]
        )
        {
            rows.Add($"{table} {await database.ScalarAsync($"SELECT COUNT(*) FROM {table}")}");
        }

        return rows;
    }
}
