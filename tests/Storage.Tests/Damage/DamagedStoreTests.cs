using System.Buffers.Binary;
using System.Diagnostics;
using GearSweep.Storage.Backups;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Tests.Writing;
using Microsoft.Data.Sqlite;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Damage;

/// <summary>A store that is not whole is told at the start, by name, with what to do, and is left as it is.</summary>
public sealed class DamagedStoreTests
{
    [Fact]
    public async Task An_empty_file_is_no_new_store()
    {
        await using var database = Closed();
        await File.WriteAllBytesAsync(database.File, [], Cancellation);

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);
        var reading = await Assert.ThrowsAsync<StorageException>(() =>
            ReadOnlyResults.OpenAsync(database.File, Cancellation)
        );

        Assert.Contains($"'{database.File}' is empty (0 bytes)", error.Message, StringComparison.Ordinal);
        Assert.Contains("To begin anew, delete the file", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, reading.Message);
        Assert.Equal([database.File], Directory.GetFiles(database.Directory));
        Assert.Equal(0, new FileInfo(database.File).Length);
    }

    [Fact]
    public async Task A_new_store_is_never_empty_and_leaves_nothing_else_behind()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync();
        await database.CloseAsync();

        Assert.Equal(
            ["results.db", "results.db.lock"],
            Directory.GetFiles(database.Directory).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public async Task A_shortened_store_is_refused_and_the_newest_backup_is_named_and_can_be_restored(double share)
    {
        await using var database = await FilledAsync();
        var backups = Directory.CreateDirectory(Path.Combine(database.Directory, "backups")).FullName;
        var (older, newest) = (
            Path.Combine(database.Directory, "results-older.db"),
            Path.Combine(backups, "results-newest.db")
        );
        await StoreBackup.SaveAsync(database.File, older, Cancellation);
        await StoreBackup.SaveAsync(database.File, newest, Cancellation);
        File.SetLastWriteTimeUtc(older, DateTime.UtcNow.AddDays(-1));
        await File.WriteAllTextAsync(
            Path.Combine(database.Directory, "results-no-backup.db"),
            "nor a database",
            Cancellation
        );
        // The newest of all.
        await StoreBackup.SaveAsync(database.File, Path.Combine(database.Directory, "another-store.db"), Cancellation);
        await database.CloseAsync();
        await using (var file = File.OpenWrite(database.File))
            file.SetLength((long)(file.Length * share));

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Contains($"'{database.File}' is damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"gearsweep store restore '{newest}' --store '{database.File}' --replace",
            error.Message,
            StringComparison.Ordinal
        );
        await StoreBackup.RestoreAsync(newest, database.File, replace: true, Cancellation);
        await database.ReopenAsync();
        Assert.Equal(1, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task Another_store_is_not_taken_for_a_backup()
    {
        await using var database = await FilledAsync();
        var other = Path.Combine(database.Directory, "another-store.db");
        await StoreBackup.SaveAsync(database.File, other, Cancellation);
        await database.CloseAsync();
        await using (var file = File.OpenWrite(database.File))
            file.SetLength(0);

        var said = (await Assert.ThrowsAsync<StorageException>(database.ReopenAsync)).Message;

        Assert.DoesNotContain($"restore '{other}'", said, StringComparison.Ordinal);
        Assert.Contains($"gearsweep sweeps --store '{other}' shows what it has", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Trials")]
    [InlineData("LossPoints")]
    [InlineData("IX_Trials_SweepId_State_Number")]
    public async Task A_flipped_bit_in_a_tree_is_found_at_the_start(string tree)
    {
        await using var database = await FilledAsync();
        await database.CloseAsync();
        var page = long.Parse(
            (await database.ScalarAsync($"SELECT rootpage FROM sqlite_master WHERE name = '{tree}'"))!,
            null
        );
        await using (var file = new FileStream(database.File, FileMode.Open, FileAccess.ReadWrite))
        {
            var header = new byte[100];
            await file.ReadExactlyAsync(header, Cancellation);
            var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
            file.Position = (page - 1) * pageSize; // What kind of page it is.
            var kind = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(kind ^ 1));
        }

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Contains($"'{database.File}' is damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("none was found beside it", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(database.File + ".owner"));
    }

    [Fact]
    public async Task A_store_whose_log_has_gone_after_a_kill_is_refused_with_how_much_it_lacks()
    {
        await using var database = await KilledAsync();
        File.Delete(database.File + "-wal");

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Matches(
            $"'{database.File}' lacks the last [1-9][0-9]* commits: its log '{database.File}-wal' has gone",
            error.Message
        );
        Assert.Contains($"delete '{database.File}.lock'", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        File.Delete(database.File + ".lock");
        await database.ReopenAsync();
    }

    [Fact]
    public async Task A_store_whose_log_another_program_has_moved_into_it_after_a_kill_lacks_nothing()
    {
        await using var database = await KilledAsync();
        var sweeps = await SweepsByAnotherProgramAsync(database.File);
        Assert.Equal(0, new FileInfo(database.File + "-wal") is { Exists: true } log ? log.Length : 0);

        await database.ReopenAsync();

        Assert.Equal(sweeps, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task A_store_that_was_closed_in_order_may_be_replaced_by_an_older_copy()
    {
        await using var database = await FilledAsync();
        var copy = Path.Combine(database.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);
        await database.SweepAsync();
        await database.CloseAsync();
        File.Copy(copy, database.File, overwrite: true);

        await database.ReopenAsync();
        Assert.Equal(1, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task A_killed_store_that_is_restored_from_a_backup_lacks_nothing()
    {
        await using var database = await FilledAsync();
        var copy = Path.Combine(database.Directory, "copy.db");
        await StoreBackup.SaveAsync(database.File, copy, Cancellation);
        await database.CloseAsync();
        await KillAsync(database.File);

        await StoreBackup.RestoreAsync(copy, database.File, replace: true, Cancellation);

        await database.ReopenAsync();
        Assert.Equal(1, (await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task A_check_that_is_cancelled_ends()
    {
        await using var database = await FilledAsync();
        await database.CloseAsync();
        Assert.False(StoreCheck.Run(database.File, null, TimeSpan.Zero, Cancellation)); // Time is up before it begins.
        Assert.True(StoreCheck.Run(database.File, null, TimeSpan.FromMinutes(1), Cancellation));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Throws<OperationCanceledException>(() =>
            StoreCheck.Run(database.File, null, TimeSpan.FromMinutes(1), cancelled.Token)
        );
    }

    private static async Task<SqliteTempDatabase> FilledAsync()
    {
        var database = await OpenAsync();
        var sweep = await database.SweepAsync(trials: 500);
        await database.Store.StartAttemptAsync(sweep, 0, "silo", Cancellation);
        await database.Store.ReportAsync(
            sweep,
            Samples.Report(0, 1, [.. Enumerable.Range(1, 2000).Select(e => Samples.Epoch(e))]),
            Cancellation
        );
        return database;
    }

    private static async Task<SqliteTempDatabase> KilledAsync()
    {
        var database = await OpenAsync();
        await database.CloseAsync();
        await KillAsync(database.File);
        return database;
    }

    private static async Task KillAsync(string file)
    {
        using var writer = Process.Start(
            new ProcessStartInfo(
                Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
                [typeof(KilledWriter).Assembly.Location, KilledWriter.Argument, file]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        for (var acknowledged = 0; acknowledged < 50; acknowledged++)
            Assert.NotNull(await writer.StandardOutput.ReadLineAsync(Cancellation));
        writer.Kill();
        await writer.WaitForExitAsync(Cancellation);
    }

    private static async Task<int> SweepsByAnotherProgramAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Sweeps";
        return Convert.ToInt32(await command.ExecuteScalarAsync(Cancellation), null);
    }
}
