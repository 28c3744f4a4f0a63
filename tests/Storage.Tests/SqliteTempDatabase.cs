using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Tests;

/// <summary>A database file in a directory of its own.</summary>
public sealed class SqliteTempDatabase : TempDatabase
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("gearsweep-storage-").FullName;

    public string File => Path.Combine(Directory, "results.db");

    public override string Target => File;

    public static SqliteTempDatabase Closed() => new();

    public static async Task<SqliteTempDatabase> OpenAsync()
    {
        var temp = new SqliteTempDatabase();
        await temp.ReopenAsync();
        return temp;
    }

    public async Task OpenSecondOwnerAsync()
    {
        await using var second = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = File },
            Cancellation
        );
    }

    public override async Task<string?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }

    // In the file's own bytes, behind SQLite's back.
    public override async Task FlipBitAsync(string table, string column)
    {
        await CloseAsync();
        var blob = Convert.FromHexString((await ScalarAsync($"SELECT hex(\"{column}\") FROM {table}"))!);
        var content = await System.IO.File.ReadAllBytesAsync(File, Cancellation);
        var flipped = 0;
        for (
            var at = 0;
            content.AsSpan(at).IndexOf(blob.AsSpan(0, Math.Min(blob.Length, 64))) is var next and >= 0;
            at += next + 6, flipped++
        )
        {
            content[at + next + 5] ^= 16;
        }

        Assert.InRange(flipped, 1, int.MaxValue);
        await System.IO.File.WriteAllBytesAsync(File, content, Cancellation);
        await ReopenAsync();
    }

    protected override async Task<IResultDatabase> OpenDatabaseAsync() =>
        await SqliteDatabase.OpenAsync(new StorageOptions { DatabasePath = File }, Cancellation);

    protected override async Task<(ResultQueries Results, IAsyncDisposable Closing)> OpenReaderAsync()
    {
        var reader = await ReadOnlyResults.OpenAsync(File, Cancellation);
        return (reader.Results, new Closing(reader));
    }

    protected override Task RemoveAsync()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        return Task.CompletedTask;
    }

    private sealed class Closing(ReadOnlyResults reader) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
