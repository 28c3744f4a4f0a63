using GearSweep.Shared.Datasets;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Tests;

/// <summary>A real database file in a directory of its own, which goes with it.</summary>
internal sealed class TempDatabase : IAsyncDisposable
{
    private SweepDatabase? _database;

    private TempDatabase()
    {
    }

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("gearsweep-storage-").FullName;

    public string File => Path.Combine(Directory, "results.db");

    public ISweepStore Store => _database!.Store;

    public ResultQueries Results => _database!.Results;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TempDatabase Closed() => new();

    public static async Task<TempDatabase> OpenAsync()
    {
        var temp = new TempDatabase();
        await temp.ReopenAsync();
        return temp;
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _database = await SweepDatabase.OpenAsync(new StorageOptions { DatabasePath = File }, Cancellation);
    }

    public async Task CloseAsync()
    {
        if (_database is { } database)
        {
            await database.DisposeAsync();
            _database = null;
        }
    }

    public async Task OpenSecondOwnerAsync()
    {
        await using var second = await SweepDatabase.OpenAsync(new StorageOptions { DatabasePath = File }, Cancellation);
    }

    /// <summary>Runs SQL of a test's own.</summary>
    public Task ExecuteAsync(string sql) => ScalarAsync(sql);

    /// <summary>The first column of the first row, as text.</summary>
    public async Task<string?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(Cancellation))?.ToString();
    }

    /// <summary>Stores a sweep with queued trials.</summary>
    public async Task<int> SweepAsync(int trials = 1, string metric = "validation_mse", string name = "test", IReadOnlyList<OperatingCondition>? conditions = null)
    {
        var id = await Store.CreateAsync(Samples.Sweep(trials, metric, name, conditions), Cancellation);
        await Store.AddTrialsAsync(id, [.. Enumerable.Range(0, trials).Select(n => Samples.Trial(n))], Cancellation);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
