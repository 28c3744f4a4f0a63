using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Sweeps;

public abstract class TrialLifeTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task Trials_that_are_there_already_are_left_as_they_are()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        await database.Store.AddTrialsAsync(sweep, [Trial(0), Trial(1), Trial(2)], Cancellation);

        var stored = await database.Store.LoadAsync(sweep, Cancellation);
        Assert.Equal(new(3, 2, 1, 0, 0, 0, 0), stored!.Counts);
        Assert.Single((await database.Store.LoadAsync(sweep, Cancellation))!.Running);
    }

    [Fact]
    public async Task Only_a_queued_trial_can_be_started()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();

        var first = await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        var second = await database.Store.StartAttemptAsync(sweep, 0, "other", Cancellation);

        Assert.Equal(new(1, 0, null), first);
        Assert.Null(second);
        Assert.Null(await database.Store.StartAttemptAsync(sweep, 99, "silo", Cancellation));
        Assert.Equal(
            [new(new(sweep, 0), 1, "silo", 0)],
            (await database.Store.LoadAsync(sweep, Cancellation))!.Running
        );
    }

    [Fact]
    public async Task Trials_that_have_lost_their_silo_wait_apart_from_the_others_the_fewest_losses_first()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 5);
        foreach (var trial in new[] { 0, 0, 1, 3 })
            await LoseAsync(database, sweep, trial);

        Assert.Equal([Trial(2), Trial(4)], await database.Store.QueuedAsync(sweep, 9, Cancellation));
        Assert.Equal(
            [
                Trial(1) with
                {
                    LostAttempts = 1,
                },
                Trial(3) with
                {
                    LostAttempts = 1,
                },
                Trial(0) with
                {
                    LostAttempts = 2,
                },
            ],
            await database.Store.SuspectsAsync(sweep, 9, Cancellation)
        );
        Assert.Equal([Trial(1) with { LostAttempts = 1 }], await database.Store.SuspectsAsync(sweep, 1, Cancellation));
    }

    [Fact]
    public async Task The_losses_of_a_trial_count_from_0_when_it_gets_further_than_its_checkpoint()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        foreach (var trial in new[] { 0, 0 })
            await LoseAsync(database, sweep, trial);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        Assert.True(await database.Store.ReportAsync(sweep, Report(0, 3, Epoch(1)), Cancellation));
        Assert.Equal(
            [new(new(sweep, 0), 3, "silo", 2)],
            (await database.Store.LoadAsync(sweep, Cancellation))!.Running
        );

        Assert.True(await database.Store.ReportAsync(sweep, new(0, 3, [], new(1, [1]), null), Cancellation));
        Assert.Equal(
            [new(new(sweep, 0), 3, "silo", 0)],
            (await database.Store.LoadAsync(sweep, Cancellation))!.Running
        );
    }

    [Fact]
    public async Task What_became_of_a_start_is_known_behind_everything_that_was_to_be_written_before()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        using var givenUp = new CancellationTokenSource();
        var starting = database.Store.StartAttemptAsync(sweep, 0, "silo", givenUp.Token);
        await givenUp.CancelAsync();

        var settled = await database.Store.SettledAttemptAsync(sweep, 0, Cancellation);

        Assert.Equal(settled is null ? [] : [settled], (await database.Store.LoadAsync(sweep, Cancellation))!.Running);
        Assert.Null(await database.Store.SettledAttemptAsync(sweep, 1, Cancellation));
        if (settled is null)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        else
            Assert.Equal(new(new(sweep, 0), 1, "silo", 0), settled);
    }

    [Fact]
    public async Task A_paused_trial_keeps_its_checkpoint_waits_for_nothing_and_goes_on_when_it_is_promoted()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        var outcome = new AttemptOutcome(AttemptEnd.Paused, "rung 0", 1, "torch", 1, null);
        Assert.True(await database.Store.ReportAsync(sweep, new(0, 1, [Epoch(1)], new(1, [7]), outcome), Cancellation));

        Assert.Equal([1], (await database.Store.QueuedAsync(sweep, 9, Cancellation)).Select(t => t.Number));
        Assert.Equal(
            (1, 2),
            (
                (await database.Store.LoadAsync(sweep, Cancellation))!.Paused,
                (await database.Store.LoadAsync(sweep, Cancellation))!.Counts.Queued
            )
        );
        Assert.False(await database.Store.PromoteAsync(sweep, 1, Cancellation));
        Assert.True(await database.Store.PromoteAsync(sweep, 0, Cancellation));
        var started = await database.Store.StartAttemptAsync(sweep, 0, "other", Cancellation);
        Assert.Equal((2, 0, 1), (started!.Number, started.LostAttempts, started.ResumeFrom!.Epoch));
    }

    [Fact]
    public async Task A_paused_trial_is_cancelled_with_its_sweep()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(
            sweep,
            new(0, 1, [], new(1, [7]), new(AttemptEnd.Paused, null, 1, "torch", 1, null)),
            Cancellation
        );

        Assert.Equal(2, await database.Store.CancelAsync(sweep, Cancellation));
        Assert.Equal(2, (await database.Store.LoadAsync(sweep, Cancellation))!.Counts.Cancelled);
    }

    [Fact]
    public async Task Trials_that_are_added_keep_a_sweep_from_its_end_let_a_completed_one_run_again_and_a_cancelled_one_gets_none()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 1);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Completed(0, 1), Cancellation);
        Assert.Equal(1, await database.Store.ExtendAsync(sweep, [Trial(1)], Cancellation));
        Assert.Equal(0, await database.Store.ExtendAsync(sweep, [Trial(1)], Cancellation));
        Assert.False(await database.Store.CompleteAsync(sweep, Cancellation));
        Assert.Equal(2, (await database.Store.LoadAsync(sweep, Cancellation))!.Counts.Total);

        await database.Store.StartAttemptAsync(sweep, 1, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Completed(1, 1), Cancellation);
        Assert.True(await database.Store.CompleteAsync(sweep, Cancellation));

        Assert.Equal(1, await database.Store.ExtendAsync(sweep, [Trial(2)], Cancellation));
        Assert.Equal(SweepState.Running, (await database.Store.LoadAsync(sweep, Cancellation))!.State);
        await database.Store.CancelAsync(sweep, Cancellation);
        Assert.Equal(0, await database.Store.ExtendAsync(sweep, [Trial(3)], Cancellation));
    }

    [Fact]
    public async Task The_history_is_what_the_trials_have_shown_without_what_was_trained_again()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(1), Epoch(2)), Cancellation);
        await database.Store.ReportAsync(
            sweep,
            new(0, 1, [], null, new(AttemptEnd.WorkerLost, null, 0, "", 0, null)),
            Cancellation
        );
        await database.Store.StartAttemptAsync(sweep, 1, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(1, 1, Epoch(1)), Cancellation);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(0, 2, Epoch(1)), Cancellation);

        var history = await database.Store.HistoryAsync(sweep, Cancellation);
        Assert.Equal([(1, 1), (0, 1)], history.Select(o => (o.Trial, o.Epoch)));
        Assert.All(history, o => Assert.Equal(Epoch(1).ValidationMse ?? Epoch(1).TrainMse, o.Error));
    }

    [Fact]
    public async Task An_older_attempt_is_refused_and_leaves_no_trace()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.WorkerLost), Cancellation);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        Assert.False(await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(1)), Cancellation));
        Assert.False(await database.Store.ReportAsync(sweep, Completed(0, 1), Cancellation));
        Assert.False(await database.Store.ReportAsync(sweep, Report(0, 3, Epoch(1)), Cancellation));
        Assert.True(await database.Store.ReportAsync(sweep, Report(0, 2, Epoch(1)), Cancellation));

        Assert.Equal(
            [new(new(sweep, 0), 2, "silo", 1)],
            (await database.Store.LoadAsync(sweep, Cancellation))!.Running
        );
    }

    [Fact]
    public async Task A_trial_whose_curve_has_a_gap_is_not_completed()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        var whole = Completed(0, 1);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() =>
            database.Store.ReportAsync(
                sweep,
                whole with
                {
                    Epochs = [.. whole.Epochs.Where(e => e.Epoch != 4)],
                },
                Cancellation
            )
        );

        Assert.Contains("9 of the 10 points", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(
            [new(new(sweep, 0), 1, "silo", 0)],
            (await database.Store.LoadAsync(sweep, Cancellation))!.Running
        );
        Assert.True(await database.Store.ReportAsync(sweep, whole, Cancellation));
    }

    [Theory]
    [InlineData(AttemptEnd.Completed, TrialState.Completed)]
    [InlineData(AttemptEnd.Pruned, TrialState.Pruned)]
    [InlineData(AttemptEnd.Failed, TrialState.Failed)]
    [InlineData(AttemptEnd.WorkerFailed, TrialState.Queued)]
    [InlineData(AttemptEnd.Rejected, TrialState.Queued)]
    [InlineData(AttemptEnd.Cancelled, TrialState.Cancelled)]
    [InlineData(AttemptEnd.Preempted, TrialState.Queued)]
    [InlineData(AttemptEnd.WorkerLost, TrialState.Queued)]
    public async Task An_attempts_end_decides_where_its_trial_stands(AttemptEnd end, TrialState state)
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        Assert.True(
            await database.Store.ReportAsync(
                sweep,
                end == AttemptEnd.Completed ? Completed(0, 1) : End(0, 1, end, "why"),
                Cancellation
            )
        );

        var counts = (await database.Store.LoadAsync(sweep, Cancellation))!.Counts;
        Assert.Equal(state == TrialState.Queued ? 1 : 0, counts.Queued);
        Assert.Equal(state == TrialState.Completed ? 1 : 0, counts.Completed);
        Assert.Equal(state == TrialState.Pruned ? 1 : 0, counts.Pruned);
        Assert.Equal(state == TrialState.Failed ? 1 : 0, counts.Failed);
        Assert.Equal(state == TrialState.Cancelled ? 1 : 0, counts.Cancelled);
        Assert.Equal(0, counts.Running);
    }

    [Fact]
    public async Task The_next_attempt_goes_on_from_the_last_checkpoint()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, new(0, 1, [Epoch(1), Epoch(2)], new(2, [1, 2]), null), Cancellation);
        await database.Store.ReportAsync(sweep, new(0, 1, [Epoch(3)], new(3, [3]), null), Cancellation);
        await database.Store.ReportAsync(
            sweep,
            End(0, 1, AttemptEnd.Preempted, checkpoint: new(3, [4, 5, 6])),
            Cancellation
        );

        var next = await database.Store.StartAttemptAsync(sweep, 0, "other", Cancellation);

        Assert.Equal(2, next!.Number);
        Assert.Equal(3, next.ResumeFrom!.Epoch);
        Assert.Equal([4, 5, 6], next.ResumeFrom.Content);
    }

    [Fact]
    public async Task A_failed_trial_that_is_retried_begins_with_epoch_1_and_with_all_its_attempts()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 2);
        foreach (var trial in new[] { 0, 1 })
        {
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            await database.Store.ReportAsync(sweep, End(trial, 1, AttemptEnd.WorkerLost), Cancellation);
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            await database.Store.ReportAsync(sweep, new(trial, 2, [Epoch(1)], new(1, [1]), null), Cancellation);
            await database.Store.ReportAsync(
                sweep,
                End(trial, 2, AttemptEnd.Failed, "loss is not finite"),
                Cancellation
            );
        }

        Assert.Equal(1, await database.Store.RetryFailedAsync(sweep, 1, Cancellation));
        Assert.Equal(1, await database.Store.RetryFailedAsync(sweep, null, Cancellation));
        Assert.Equal(0, await database.Store.RetryFailedAsync(sweep, null, Cancellation));

        Assert.Equal(new(3, 0, null), await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation));
        Assert.Equal(
            [new(new(sweep, 0), 3, "silo", 0)],
            (await database.Store.LoadAsync(sweep, Cancellation))!.Running
        );
        Assert.Equal(new(2, 1, 1, 0, 0, 0, 0), (await database.Store.LoadAsync(sweep, Cancellation))!.Counts);
    }

    private static async Task LoseAsync(TDatabase database, int sweep, int trial)
    {
        var started = await database.Store.StartAttemptAsync(sweep, trial, "lost", Cancellation);
        Assert.True(
            await database.Store.ReportAsync(sweep, End(trial, started!.Number, AttemptEnd.WorkerLost), Cancellation)
        );
    }
}
