using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Failures;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Damage;

/// <summary>One bit of what is stored is not what it was: it is never used as if it were.</summary>
public abstract class DamagedBlobTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task A_damaged_segment_is_refused_by_name_and_the_same_data_mend_it()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync();
        var hash = Segment(Condition).Hash;
        await database.FlipBitAsync("Segments", "values");

        var error = await Assert.ThrowsAsync<InvalidDataException>(() =>
            database.Store.SegmentAsync(hash, Cancellation)
        );
        Assert.Contains(hash, error.Message, StringComparison.Ordinal);
        Assert.Contains(Condition.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains("Restore a backup", error.Message, StringComparison.Ordinal);

        await database.SweepAsync();
        Assert.Equal(Segment(Condition).Values, (await database.Store.SegmentAsync(hash, Cancellation))!.Values);
    }

    [Fact]
    public async Task A_trial_whose_checkpoint_is_damaged_begins_anew_and_its_epochs_count_once()
    {
        await using var database = await OpenAsync();
        var sweep = await WithCheckpointAsync(database);
        await database.FlipBitAsync("Checkpoints", "content");

        var started = await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        Assert.Equal((2, null, 2), (started!.Number, started.ResumeFrom, started.DamagedEpoch));
        Assert.Empty((await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep }, Cancellation)).Epoch);
        Assert.True(await database.Store.ReportAsync(sweep, Completed(0, 2), Cancellation));
        Assert.Equal(
            Enumerable.Range(1, 10),
            (await database.Results.CurvesAsync(new CurveQuery { Sweep = sweep }, Cancellation)).Epoch
        );
    }

    [Fact]
    public async Task A_checkpoint_that_is_said_to_be_of_another_epoch_is_damaged_too()
    {
        await using var database = await OpenAsync();
        var sweep = await WithCheckpointAsync(database);
        await database.ExecuteAsync("UPDATE Checkpoints SET Epoch = 1");

        Assert.Null((await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation))!.ResumeFrom);
    }

    [Fact]
    public async Task A_checkpoint_that_is_as_it_was_written_is_gone_on_from_and_so_is_one_that_is_older_than_checksums()
    {
        await using var database = await OpenAsync();
        var sweep = await WithCheckpointAsync(database);
        var started = await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        Assert.Equal((2, null), (started!.ResumeFrom!.Epoch, started.DamagedEpoch));

        await database.Store.ReportAsync(sweep, End(0, 2, AttemptEnd.Preempted), Cancellation);
        await database.ExecuteAsync("UPDATE Checkpoints SET Checksum = NULL");
        Assert.Equal(
            Content,
            (await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation))!.ResumeFrom!.Content
        );
    }

    [Fact]
    public async Task Damaged_weights_are_not_given_out()
    {
        await using var database = await OpenAsync();
        var sweep = await CompletedAsync(database);
        Assert.Equal("model of 0"u8.ToArray(), await database.Results.ModelAsync(sweep, 0, Cancellation));
        await database.FlipBitAsync("Models", "content");

        var error = await Assert.ThrowsAsync<StorageException>(() =>
            database.Results.ModelAsync(sweep, 0, Cancellation)
        );
        Assert.Contains(
            $"the weights of trial 0 of sweep {sweep} are damaged",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("backup", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("truth")]
    [InlineData("model")]
    [InlineData("arstar")]
    public async Task Damaged_predictions_are_not_shown_and_the_rest_of_the_trial_is(string column)
    {
        await using var database = await OpenAsync();
        var sweep = await CompletedAsync(database);
        Assert.Null((await database.Results.TrialAsync(sweep, 0, Cancellation))!.Damage);
        await database.FlipBitAsync("Predictions", column);

        var trial = await database.Results.TrialAsync(sweep, 0, Cancellation);

        Assert.Null(trial!.Predictions);
        Assert.Contains("the predictions of trial 0 are damaged", trial.Damage, StringComparison.Ordinal);
        Assert.Equal(0.13, trial.Row.Test!.Rmse);
    }

    private static byte[] Content { get; } = [.. Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7 + i / 256))];

    private static async Task<int> WithCheckpointAsync(TDatabase database)
    {
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(
            sweep,
            Report(0, 1, Epoch(1), Epoch(2)) with
            {
                Checkpoint = new TrialCheckpoint(2, Content),
            },
            Cancellation
        );
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Preempted, epochs: 2), Cancellation);
        return sweep;
    }

    private static async Task<int> CompletedAsync(TDatabase database)
    {
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Completed(0, 1), Cancellation);
        return sweep;
    }
}
