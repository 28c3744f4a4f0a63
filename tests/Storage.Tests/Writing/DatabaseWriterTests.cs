using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Writing;

public sealed class DatabaseWriterTests
{
    [Fact]
    public async Task A_command_that_fails_in_a_batch_fails_alone()
    {
        await using var database = Closed();
        await using var writer = await WriterAsync(database);
        var before = writer.WriteAsync(session => Insert(session, "before"), Cancellation);
        var failing = writer.WriteAsync(Failing, Cancellation);
        var after = writer.WriteAsync(session => Insert(session, "after"), Cancellation);

        writer.Start();

        Assert.Equal(1, await before);
        Assert.Equal("no good", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(1, await after);
        Assert.Equal(
            "after,before",
            await database.ScalarAsync("SELECT group_concat(Name, ',') FROM (SELECT Name FROM T ORDER BY Name)")
        );

        static int Failing(WriteSession session)
        {
            Insert(session, "half");
            throw new InvalidOperationException("no good");
        }
    }

    [Fact]
    public async Task A_command_that_takes_the_whole_transaction_down_fails_alone_too()
    {
        await using var database = Closed();
        await using var writer = await WriterAsync(database);
        var before = writer.WriteAsync(session => Insert(session, "before"), Cancellation);
        var failing = writer.WriteAsync(session => session.Execute("ROLLBACK"), Cancellation);
        var after = writer.WriteAsync(session => Insert(session, "after"), Cancellation);

        writer.Start();

        Assert.Equal(1, await before);
        await Assert.ThrowsAsync<StorageException>(() => failing);
        Assert.Equal(1, await after);
        Assert.Equal("2", await database.ScalarAsync("SELECT COUNT(*) FROM T"));
    }

    [Fact]
    public async Task A_full_disk_is_told_to_the_callers_and_the_writer_goes_on()
    {
        await using var database = Closed();
        await using var writer = await WriterAsync(database);
        writer.Start();
        // SQLite's own limit on the file's size raises the same error as a full disk.
        await writer.WriteAsync(
            session => session.First("PRAGMA max_page_count = 10", row => row.GetInt64(0)),
            Cancellation
        );

        var error = await Assert.ThrowsAsync<StorageException>(() =>
            writer.WriteAsync(session => Insert(session, new string('x', 100_000)), Cancellation)
        );
        Assert.Contains(database.File, error.Message, StringComparison.Ordinal);
        Assert.Contains("full", error.Message, StringComparison.Ordinal);

        await writer.WriteAsync(
            session => session.First("PRAGMA max_page_count = 1000000", row => row.GetInt64(0)),
            Cancellation
        );
        Assert.Equal(1, await writer.WriteAsync(session => Insert(session, new string('x', 100_000)), Cancellation));
    }

    [Fact]
    public async Task A_file_that_another_program_holds_is_told_to_the_callers_and_the_writer_goes_on()
    {
        await using var database = Closed();
        await using var writer = await WriterAsync(database);
        writer.Start();
        await using (var other = new SqliteConnection($"Data Source={database.File};Pooling=False"))
        {
            await other.OpenAsync(Cancellation);
            await using var transaction = await other.BeginTransactionAsync(Cancellation);
            await Assert.ThrowsAsync<StorageException>(() =>
                writer.WriteAsync(session => Insert(session, "a"), Cancellation)
            );
        }

        Assert.Equal(1, await writer.WriteAsync(session => Insert(session, "b"), Cancellation));
        Assert.Equal("b", await database.ScalarAsync("SELECT Name FROM T"));
    }

    [Fact]
    public async Task A_command_whose_caller_has_gone_is_not_written()
    {
        await using var database = Closed();
        await using var writer = await WriterAsync(database);
        using var gone = new CancellationTokenSource();
        var cancelled = writer.WriteAsync(session => Insert(session, "gone"), gone.Token);
        await gone.CancelAsync();

        writer.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await writer.WriteAsync(session => Insert(session, "here"), Cancellation);
        Assert.Equal("here", await database.ScalarAsync("SELECT group_concat(Name) FROM T"));
    }

    [Fact]
    public async Task What_is_queued_when_the_writer_stops_is_written()
    {
        await using var database = Closed();
        var writer = await WriterAsync(database);
        var queued = Enumerable
            .Range(0, 2000)
            .Select(i => writer.WriteAsync(session => Insert(session, $"{i}"), Cancellation))
            .ToList();

        writer.Start();
        await writer.DisposeAsync();

        Assert.All(await Task.WhenAll(queued), rows => Assert.Equal(1, rows));
        Assert.Equal("2000", await database.ScalarAsync("SELECT COUNT(*) FROM T"));
    }

    [Fact]
    public async Task What_is_queued_at_a_writer_that_never_started_fails()
    {
        await using var database = Closed();
        var writer = await WriterAsync(database);
        var queued = writer.WriteAsync(session => Insert(session, "a"), Cancellation);

        await writer.DisposeAsync();

        await Assert.ThrowsAsync<StorageException>(() => queued);
    }

    private static int Insert(WriteSession session, string name) =>
        session.Execute("INSERT INTO T (Name) VALUES (?1)", name);

    private static async Task<DatabaseWriter> WriterAsync(SqliteTempDatabase database)
    {
        await database.ExecuteAsync(
            "PRAGMA journal_mode = WAL; CREATE TABLE T (Id INTEGER PRIMARY KEY, Name TEXT NOT NULL)"
        );
        return new DatabaseWriter(
            new SqliteWriteDatabase(
                new StorageOptions { DatabasePath = database.File, BusyTimeout = TimeSpan.FromMilliseconds(50) },
                TimeProvider.System
            ),
            new WriterLimits(4096, 500, TimeSpan.FromSeconds(20), Timeout.InfiniteTimeSpan),
            TimeProvider.System,
            NullLogger.Instance
        );
    }
}
