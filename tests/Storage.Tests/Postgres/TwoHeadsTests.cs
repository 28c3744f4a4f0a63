using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Storage.PostgreSql;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Postgres;

public sealed class TwoHeadsTests
{
    [Fact]
    public async Task Two_heads_that_write_at_once_cost_no_error_and_a_reader_that_follows_misses_no_point()
    {
        const int Trials = 8,
            Epochs = 100;
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        await using var second = await PostgresDatabase.OpenAsync(
            new PostgresOptions { ConnectionString = database.Target },
            Cancellation
        );
        var heads = new[] { database.Store, second.Store };
        var sweep = await database.SweepAsync(trials: Trials);
        using var written = new CancellationTokenSource();

        // Were ids to become visible out of order, the cursor would pass by points that appear later.
        var following = Task.Run(async () =>
        {
            var seen = new List<(int, int)>();
            long cursor = 0;
            bool last;
            do
            {
                last = written.IsCancellationRequested;
                var points = await second.Results.CurvesAsync(
                    new CurveQuery
                    {
                        Sweep = sweep,
                        After = cursor,
                        Take = 100_000,
                    },
                    Cancellation
                );
                seen.AddRange(points.Trial.Zip(points.Epoch));
                cursor = points.Cursor;
            } while (!last);
            return seen;
        });
        await Task.WhenAll(
            Enumerable
                .Range(0, Trials)
                .Select(trial =>
                    Task.Run(async () =>
                    {
                        Assert.NotNull(await heads[trial % 2].StartAttemptAsync(sweep, trial, "silo", Cancellation));
                        for (var epoch = 1; epoch <= Epochs; epoch++)
                        {
                            Assert.True(
                                await heads[(trial + epoch) % 2]
                                    .ReportAsync(sweep, Report(trial, 1, Epoch(epoch)), Cancellation)
                            );
                        }
                    })
                )
        );
        await written.CancelAsync();

        var expected = Enumerable.Range(0, Trials).SelectMany(t => Enumerable.Range(1, Epochs).Select(e => (t, e)));
        Assert.Equal(expected, (await following).Order());
    }

    [Fact]
    public async Task Of_two_heads_one_starts_a_trial_and_the_attempt_of_before_is_refused_by_both()
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        await using var second = await PostgresDatabase.OpenAsync(
            new PostgresOptions { ConnectionString = database.Target },
            Cancellation
        );
        var sweep = await database.SweepAsync(trials: 50);

        for (var trial = 0; trial < 50; trial++)
        {
            var started = await Task.WhenAll(
                database.Store.StartAttemptAsync(sweep, trial, "a", Cancellation),
                second.Store.StartAttemptAsync(sweep, trial, "b", Cancellation)
            );
            Assert.Single(started, s => s is not null);
        }

        Assert.True(await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.WorkerLost), Cancellation));
        Assert.Equal(2, (await second.Store.StartAttemptAsync(sweep, 0, "b", Cancellation))!.Number);
        Assert.False(await database.Store.ReportAsync(sweep, Report(0, 1, Epoch(1)), Cancellation));
        Assert.False(await second.Store.ReportAsync(sweep, Report(0, 1, Epoch(1)), Cancellation));
    }

    [Fact]
    public async Task A_head_that_holds_the_lock_and_says_nothing_is_ended_by_the_server_and_the_other_goes_on()
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        using var silent = new PostgresSession(
            PostgresAddress.Parse(database.Target),
            Guid.NewGuid(),
            TimeProvider.System
        );
        silent.Begin();

        Assert.Equal(1, await database.Store.CreateAsync(Sweep(), Cancellation));

        Assert.True(PostgresErrors.IsOutage(Assert.ThrowsAny<Exception>(() => silent.Commit(1))));
    }

    [Fact]
    public async Task Text_that_PostgreSQL_cannot_hold_does_not_stop_a_report()
    {
        await using var database = new PostgresTempDatabase();
        await database.ReopenAsync();
        var sweep = await database.SweepAsync();
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);

        Assert.True(
            await database.Store.ReportAsync(sweep, End(0, 1, AttemptEnd.Failed, "a\0b\ud800c 🙂"), Cancellation)
        );

        Assert.Equal("a\ufffdb\ufffdc 🙂", (await database.Results.TrialAsync(sweep, 0, Cancellation))!.Row.Message);
    }
}
