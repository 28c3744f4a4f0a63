using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Schema;
using static GearSweep.Storage.Tests.Samples;
using static GearSweep.Storage.Tests.SqliteTempDatabase;
using static GearSweep.Storage.Tests.TempDatabase;

namespace GearSweep.Storage.Tests.Opening;

public sealed class DatabaseFileTests
{
    [Fact]
    public async Task A_second_owner_is_refused_and_told_who_has_the_file()
    {
        await using var database = await OpenAsync();

        var error = await Assert.ThrowsAsync<StoreInUseException>(database.OpenSecondOwnerAsync);

        Assert.Contains(database.File, error.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        await database.SweepAsync();
    }

    [Fact]
    public async Task A_closed_file_is_whole_without_its_log()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(name: "kept");
        Assert.Single((await database.Results.SweepsAsync(null, 0, 10, Cancellation)).Items);
        await database.CloseAsync();

        await using var copy = Closed();
        File.Copy(database.File, copy.File);
        await copy.ReopenAsync();

        Assert.Equal(1, await copy.Results.FindAsync("kept", Cancellation));
    }

    [Fact]
    public async Task The_file_is_free_again_when_its_owner_has_closed_it()
    {
        await using var database = await OpenAsync();
        await database.CloseAsync();

        await using var next = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = database.File },
            Cancellation
        );

        Assert.Empty(await next.Store.OpenSweepsAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await using var database = Closed();
        await File.WriteAllTextAsync(database.File, "sensor1,sensor2\n1,2\n", Cancellation);

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);
        var reading = await Assert.ThrowsAsync<StorageException>(() =>
            ReadOnlyResults.OpenAsync(database.File, Cancellation)
        );

        Assert.Contains($"'{database.File}' is not a SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, reading.Message);
        Assert.Equal("sensor1,sensor2\n1,2\n", await File.ReadAllTextAsync(database.File, Cancellation));
        Assert.Equal([database.File], Directory.GetFiles(database.Directory));
    }

    [Fact]
    public async Task A_damaged_database_is_refused_by_name()
    {
        await using var database = Closed();
        await File.WriteAllTextAsync(database.File, "SQLite format 3\0" + new string('x', 8192), Cancellation);

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Contains(database.File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using var database = await OpenAsync();
        await database.CloseAsync();
        await database.ExecuteAsync(
            "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')"
        );

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);
        var reading = await Assert.ThrowsAsync<StorageException>(() =>
            ReadOnlyResults.OpenAsync(database.File, Cancellation)
        );

        Assert.Contains("99990101000000_FromTheFuture", error.Message, StringComparison.Ordinal);
        Assert.Contains(database.File, error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, reading.Message);
    }

    [Fact]
    public async Task A_database_from_before_the_first_release_is_refused_and_left_as_it_is()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(name: "kept");
        await database.CloseAsync();
        await database.ExecuteAsync(
            """
            UPDATE __EFMigrationsHistory SET MigrationId = '20261123185706_Initial';
            INSERT INTO __EFMigrationsHistory VALUES ('20261127145000_Channels', '10.0.15');
            """
        );
        var before = await File.ReadAllBytesAsync(database.File, Cancellation);

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);
        var reading = await Assert.ThrowsAsync<StorageException>(() =>
            ReadOnlyResults.OpenAsync(database.File, Cancellation)
        );

        Assert.Contains(
            $"'{database.File}' was made by another version of GearSweep, newer or from before its first release",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(error.Message, reading.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(database.File, Cancellation));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused()
    {
        await using var database = Closed();
        await database.ExecuteAsync("CREATE TABLE Customers (Id INTEGER)");

        var error = await Assert.ThrowsAsync<StorageException>(database.ReopenAsync);

        Assert.Contains("Customers", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_a_killed_migration_left_behind_does_not_hold_up_the_next_start()
    {
        await using var database = Closed();
        await database.ExecuteAsync(
            """
            CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01');
            """
        );

        await database.ReopenAsync();

        Assert.Equal(1, await database.SweepAsync());
    }

    [Fact]
    public async Task A_missing_file_is_not_made_by_looking_for_it()
    {
        await using var database = Closed();

        var error = await Assert.ThrowsAsync<StorageException>(() =>
            ReadOnlyResults.OpenAsync(database.File, Cancellation)
        );

        Assert.Contains(database.File, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(database.Directory));
    }

    [Fact]
    public async Task A_reader_reads_beside_the_owner_and_after_it()
    {
        await using var database = await OpenAsync();
        var sweep = await database.SweepAsync(name: "live");
        using (var beside = await ReadOnlyResults.OpenAsync(database.File, Cancellation))
        {
            Assert.Equal(sweep, await beside.Results.FindAsync("live", Cancellation));
        }

        await database.SweepAsync(name: "later");
        await database.CloseAsync();

        using var after = await ReadOnlyResults.OpenAsync(database.File, Cancellation);
        Assert.Equal(2, (await after.Results.SweepsAsync(null, 0, 10, Cancellation)).Total);
    }

    [Fact]
    public async Task After_it_was_closed_the_store_says_so()
    {
        await using var database = await OpenAsync();
        var store = database.Store;
        await database.CloseAsync();

        var error = await Assert.ThrowsAsync<StorageException>(() => store.CreateAsync(Sweep(), Cancellation));

        Assert.Contains("closed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_migrations_make_the_model_that_the_code_has()
    {
        await using var database = await OpenAsync();
        await using var context = new DesignTimeContextFactory().CreateDbContext([]);

        Assert.False(
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.HasPendingModelChanges(context.Database)
        );
    }

    [Fact]
    public async Task The_file_is_written_ahead_and_checks_out()
    {
        await using var database = await OpenAsync();
        await database.SweepAsync(trials: 3);

        Assert.Equal("wal", await database.ScalarAsync("PRAGMA journal_mode"));
        Assert.Equal("ok", await database.ScalarAsync("PRAGMA integrity_check"));
    }
}
