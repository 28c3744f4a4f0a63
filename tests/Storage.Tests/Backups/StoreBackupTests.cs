using GearSweep.Shared.Results;
using GearSweep.Storage.Backups;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;
using Microsoft.Data.Sqlite;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Backups;

public sealed class StoreBackupTests
{
    [Fact]
    public async Task A_copy_of_a_store_that_is_written_all_the_while_is_whole_and_has_what_was_acknowledged_before()
    {
        const int Trials = 4,
            Points = 20,
            Copies = 5;
        await using var database = await OpenAsync();
        var sweep = await database.Store.CreateAsync(Sweep(Trials), Cancellation);
        await database.Store.AddTrialsAsync(
            sweep,
            [.. Enumerable.Range(0, Trials).Select(n => Trial(n) with { MaxEpochs = 1_000_000 })],
            Cancellation
        );
        using var copied = new CancellationTokenSource();
        var acknowledged = new int[Trials];
        var writers = Enumerable
            .Range(0, Trials)
            .Select(trial =>
                Task.Run(async () =>
                {
                    await database.Store.StartAttemptAsync(sweep, trial, "silo", Cancellation);
                    while (!copied.IsCancellationRequested)
                    {
                        var first = acknowledged[trial] + 1;
                        Assert.True(
                            await database.Store.ReportAsync(
                                sweep,
                                Report(trial, 1, [.. Enumerable.Range(first, Points).Select(e => Epoch(e))]),
                                Cancellation
                            )
                        );
                        Volatile.Write(ref acknowledged[trial], first + Points - 1);
                    }
                })
            )
            .ToList();

        for (var copy = 0; copy < Copies; copy++)
        {
            while (acknowledged.Any(a => a < (copy + 1) * 10 * Points) && writers.All(w => !w.IsCompleted))
                await Task.Yield();
            var before = acknowledged.ToArray();
            var file = Path.Combine(database.Directory, $"copy{copy}.db");
            var report = await StoreBackup.SaveAsync(database.File, file, Cancellation);
            Assert.Equal(
                (file, 1, Trials, new FileInfo(file).Length),
                (report.Path, report.Sweeps, report.Trials, report.Bytes)
            );

            using var opened = await ReadOnlyResults.OpenAsync(file, Cancellation);
            foreach (var points in (await PointsAsync(opened.Results, sweep)).GroupBy(p => p.Trial, p => p.Epoch))
            {
                Assert.Equal(Enumerable.Range(1, points.Count()), points);
                Assert.InRange(points.Count(), before[points.Key], int.MaxValue);
                Assert.Equal(0, points.Count() % Points);
            }
        }

        await copied.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Equal(
            [
                .. Enumerable.Range(0, Copies).Select(n => $"copy{n}.db"),
                "results.db",
                "results.db-shm",
                "results.db-wal",
                "results.db.lock",
                "results.db.owner",
            ],
            Directory.GetFiles(database.Directory).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_copy_that_is_restored_is_the_store_again_and_what_was_there_is_kept()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(name: "first");
        var copy = Path.Combine(database.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);
        await database.SweepAsync(name: "second");
        await database.CloseAsync();

        var refused = await Assert.ThrowsAsync<StorageException>(() =>
            StoreBackup.RestoreAsync(copy, database.File, replace: false, Cancellation)
        );
        Assert.Contains("--replace", refused.Message);
        var (report, before) = await StoreBackup.RestoreAsync(copy, database.File, replace: true, Cancellation);
        Assert.Equal((database.File, 1), (report.Path, report.Sweeps));

        await database.ReopenAsync();
        Assert.Equal(
            "first",
            Assert.Single((await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Items).Name
        );
        using var kept = await ReadOnlyResults.OpenAsync(before!, Cancellation);
        Assert.Equal(2, (await kept.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task A_restore_never_mixes_the_copy_with_the_log_of_a_store_whose_head_was_killed()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(name: "first");
        var copy = Path.Combine(database.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);
        await database.SweepAsync(name: "second");
        var killed = Path.Combine(database.Directory, "killed.db");
        foreach (var suffix in new[] { "", "-wal" })
            File.Copy(database.File + suffix, killed + suffix);

        var (_, before) = await StoreBackup.RestoreAsync(copy, killed, replace: true, Cancellation);
        Assert.False(File.Exists($"{killed}-wal"));
        using (var restored = await ReadOnlyResults.OpenAsync(killed, Cancellation))
        {
            Assert.Equal(
                "first",
                Assert.Single((await restored.Results.SweepsAsync(null, 0, 10, Cancellation)).Items).Name
            );
        }

        using var kept = await ReadOnlyResults.OpenAsync(before!, Cancellation);
        Assert.Equal(2, (await kept.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task A_store_in_use_is_not_replaced()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(name: "first");
        var copy = Path.Combine(database.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);
        var refused = await Assert.ThrowsAsync<StoreInUseException>(() =>
            StoreBackup.RestoreAsync(copy, database.File, replace: true, Cancellation)
        );
        Assert.Contains("in use by process", refused.Message);
        Assert.Single((await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Items);
    }

    [Fact]
    public async Task A_damaged_store_is_told_and_leaves_no_copy()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(trials: 500);
        await database.CloseAsync();
        await using (var file = File.OpenWrite(database.File))
        {
            file.Position = file.Length / 2;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, 16_384).ToArray(), Cancellation);
        }

        var copy = Path.Combine(database.Directory, "copy.db");
        var error = await Assert.ThrowsAsync<StorageException>(() =>
            StoreBackup.SaveAsync(database.File, copy, Cancellation)
        );
        Assert.Contains(database.File, error.Message);
        Assert.Empty(Directory.GetFiles(database.Directory, "copy*"));
    }

    [Fact]
    public async Task What_is_no_store_or_is_there_already_is_refused_and_nothing_is_written()
    {
        await using var database = await OpenAsync();
        var other = Path.Combine(database.Directory, "other.db");
        await using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE Something (Id INTEGER)";
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        var target = Path.Combine(database.Directory, "copy.db");
        Assert.Contains("no results of GearSweep", (await RefusedAsync(other, target)).Message);
        Assert.Contains(
            "there is no database",
            (await RefusedAsync(Path.Combine(database.Directory, "nothing.db"), target)).Message
        );
        Assert.Contains("exists already", (await RefusedAsync(database.File, other)).Message);
        Assert.Contains("exists already", (await RefusedAsync(database.File, database.File)).Message);
        Assert.Contains(
            "no directory",
            (await RefusedAsync(database.File, Path.Combine(database.Directory, "no", "copy.db"))).Message
        );
        Assert.Empty(Directory.GetFiles(database.Directory, "copy*"));
    }

    private static Task<StorageException> RefusedAsync(string store, string target) =>
        Assert.ThrowsAsync<StorageException>(() => StoreBackup.SaveAsync(store, target, Cancellation));

    private static async Task<List<(int Trial, int Epoch)>> PointsAsync(ResultQueries results, int sweep)
    {
        var points = new List<(int Trial, int Epoch)>();
        for (long after = 0; ; )
        {
            var next = await results.CurvesAsync(
                new CurveQuery
                {
                    Sweep = sweep,
                    After = after,
                    Take = 100_000,
                },
                Cancellation
            );
            points.AddRange(next.Trial.Zip(next.Epoch));
            if (!next.More)
                return points;
            after = next.Cursor;
        }
    }
}
