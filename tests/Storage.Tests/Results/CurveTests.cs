using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using static GearSweep.Storage.Tests.Samples;

namespace GearSweep.Storage.Tests.Results;

public abstract class CurveTests<TDatabase> : StoreTests<TDatabase>
    where TDatabase : TempDatabase, new()
{
    [Fact]
    public async Task A_report_that_comes_twice_is_stored_once()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        var report = Report(0, 1, Epoch(1), Epoch(2));

        Assert.True(await database.Store.ReportAsync(sweep, report, Cancellation));
        Assert.True(await database.Store.ReportAsync(sweep, report, Cancellation));
        Assert.True(await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(2), Epoch(3)), Cancellation));

        var curves = await CurvesAsync(database, sweep);
        Assert.Equal([1, 2, 3], curves.Epoch);
        var trial = await database.Results.TrialAsync(sweep, 0, Cancellation);
        Assert.Equal(1.5, trial!.Row.Seconds);
        Assert.Equal(3, trial.Row.Epochs);
    }

    [Fact]
    public async Task An_epoch_that_a_later_attempt_trains_again_counts_once()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(
            sweep,
            new(0, 1, [Epoch(1, 0.1), Epoch(2, 0.2)], new(2, [1]), null),
            Cancellation
        );
        await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(3, 0.3), Epoch(4, 0.4)), Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.WorkerLost), Cancellation);
        var before = await CurvesAsync(database, sweep);
        Assert.Equal([1, 2, 3, 4], before.Epoch);

        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(0, 2, Epoch(3, 0.33)), Cancellation);

        var curves = await CurvesAsync(database, sweep);
        Assert.Equal([1, 2, 3], curves.Epoch);
        Assert.Equal([1, 1, 2], curves.Attempt);
        Assert.Equal([0.1, 0.2, 0.33], curves.TrainMse);
        var export = await database.Results.ExportCurvesAsync(sweep, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([(1, 1), (1, 2), (2, 3)], export.Select(p => (p.Attempt, p.Epoch)));
    }

    [Fact]
    public async Task Without_a_checkpoint_the_next_attempts_curve_takes_the_place_of_the_old_one()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(1), Epoch(2)), Cancellation);
        await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Failed), Cancellation);
        await database.Store.RetryFailedAsync(sweep, 0, Cancellation);
        var before = await CurvesAsync(database, sweep);
        Assert.Equal([1, 2], before.Epoch);

        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(0, 2, Epoch(1)), Cancellation);

        var curves = await CurvesAsync(database, sweep);
        Assert.Equal([2], curves.Attempt);
        Assert.Equal("3", await database.ScalarAsync("SELECT COUNT(*) FROM LossPoints"));
    }

    [Fact]
    public async Task A_loss_that_is_no_number_is_kept_as_such()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        await database.Store.ReportAsync(
            sweep,
            Report(
                0,
                1,
                Epoch(1, 0.1, null),
                Epoch(2, double.PositiveInfinity, double.NaN),
                Epoch(3, double.NaN, null)
            ),
            Cancellation
        );

        var curves = await CurvesAsync(database, sweep);
        Assert.Equal([0.1, double.PositiveInfinity, double.NaN], curves.TrainMse);
        Assert.All(curves.ValidationMse, v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public async Task A_reader_that_follows_with_the_cursor_gets_every_point_exactly_once()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 6);
        var other = await database.SweepAsync();
        await database.Store.StartAttemptAsync(other, 0, "silo", Cancellation);
        var seen = new List<(int, int)>();
        long cursor = 0;
        for (var trial = 0; trial < 6; trial++)
        {
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            await database.Store.ReportAsync(sweep, Report(trial, 1, Epoch(1), Epoch(2), Epoch(3)), Cancellation);
            await database.Store.ReportAsync(other, Report(0, 1, Epoch(trial + 1)), Cancellation);
            cursor = await FollowAsync(cursor);
            await database.Store.ReportAsync(sweep, Report(trial, 1, Epoch(4)), Cancellation);
            await database.Store.ReportAsync(
                sweep,
                Completed(trial, 1, validationRmse: trial, epochs: 4),
                Cancellation
            );
        }

        cursor = await FollowAsync(cursor);

        Assert.Equal(Enumerable.Range(0, 6).SelectMany(t => Enumerable.Range(1, 4).Select(e => (t, e))), seen.Order());
        Assert.Equal(cursor, await FollowAsync(cursor));

        async Task<long> FollowAsync(long after)
        {
            CurvePoints points;
            do
            {
                points = await database.Results.CurvesAsync(
                    new CurveQuery
                    {
                        Sweep = sweep,
                        After = after,
                        Take = 2,
                    },
                    Cancellation
                );
                seen.AddRange(points.Trial.Zip(points.Epoch));
                after = points.Cursor;
            } while (points.More);
            return after;
        }
    }

    [Fact]
    public async Task Of_many_trials_those_that_run_and_those_with_the_least_metric_are_drawn()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 10);
        for (var trial = 0; trial < 9; trial++)
        {
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            await database.Store.ReportAsync(sweep, Report(trial, 1, Epoch(1), Epoch(2)), Cancellation);
            await database.Store.ReportAsync(
                sweep,
                Completed(trial, 1, validationRmse: 1 - trial * 0.1, epochs: 2),
                Cancellation
            );
        }

        await database.Store.StartAttemptAsync(sweep, 9, "silo", Cancellation);
        await database.Store.ReportAsync(sweep, Report(9, 1, Epoch(1, 99, 99)), Cancellation);

        var query = new CurveQuery
        {
            Sweep = sweep,
            MaxTrials = 3,
            Take = 4,
        };
        var first = await database.Results.CurvesAsync(query, Cancellation);
        var second = await database.Results.CurvesAsync(query with { After = first.Cursor }, Cancellation);
        var all = await database.Results.CurvesAsync(query with { MaxTrials = 0, Take = 100 }, Cancellation);

        Assert.True(first.More);
        Assert.Equal([7, 7, 8, 8], first.Trial);
        Assert.False(second.More);
        Assert.Equal([9], second.Trial);
        Assert.Equal(19, all.Trial.Length);

        // What runs after that is new to the reader, whatever its metric.
        await database.Store.ReportAsync(sweep, Report(9, 1, Epoch(2, 99, 99)), Cancellation);
        await database.Store.ReportAsync(sweep, Completed(9, 1, validationRmse: 99, epochs: 2), Cancellation);
        var third = await database.Results.CurvesAsync(query with { After = second.Cursor }, Cancellation);
        Assert.Equal([(9, 2)], third.Trial.Zip(third.Epoch));
    }

    [Fact]
    public async Task Curves_of_one_trial_or_of_some_conditions_leave_the_others_out()
    {
        await using var database = await OpenAsync();
        var loaded = new Shared.Datasets.OperatingCondition(40, 80);
        var sweep = await database.Store.CreateAsync(Sweep(2, conditions: [Condition, loaded]), Cancellation);
        await database.Store.AddTrialsAsync(sweep, [Trial(0), Trial(1, condition: loaded)], Cancellation);
        foreach (var trial in new[] { 0, 1 })
        {
            await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
            await database.Store.ReportAsync(sweep, Report(trial, 1, Epoch(1)), Cancellation);
        }

        var query = new CurveQuery { Sweep = sweep };
        foreach (
            var onlyTheSecond in new[]
            {
                query with
                {
                    Trial = 1,
                },
                query with
                {
                    Conditions = [loaded],
                },
                query with
                {
                    Conditions = [loaded],
                    MaxTrials = 0,
                },
            }
        )
        {
            var points = await database.Results.CurvesAsync(onlyTheSecond, Cancellation);
            Assert.Equal([1], points.Trial);
        }

        var oneOfEach = query with { Conditions = [Condition, loaded], MaxTrials = 1 };
        var first = await database.Results.CurvesAsync(oneOfEach, Cancellation);
        Assert.Equal([0, 1], first.Trial.Order());
        var news = await database.Results.CurvesAsync(oneOfEach with { After = first.Cursor }, Cancellation);
        Assert.Empty(news.Trial);
        Assert.Empty((await database.Results.CurvesAsync(query with { Conditions = [] }, Cancellation)).Trial);
        Assert.Empty((await database.Results.CurvesAsync(new CurveQuery { Sweep = 99 }, Cancellation)).Trial);
    }

    private static Task<CurvePoints> CurvesAsync(TempDatabase database, int sweep) =>
        database.Results.CurvesAsync(new CurveQuery { Sweep = sweep }, Cancellation);
}
