using GearSweep.Shared.Datasets;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Storage.Tests;

/// <summary>A real database of a test's own, which goes with it.</summary>
public abstract class TempDatabase : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _others = [];
    private IResultDatabase? _database;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ISweepStore Store => _database!.Store;

    public ResultQueries Results => _database!.Results;

    public async Task ReopenAsync()
    {
        await CloseAsync();
        _database = await OpenDatabaseAsync();
    }

    public async Task CloseAsync()
    {
        if (_database is { } database)
        {
            await database.DisposeAsync();
            _database = null;
        }
    }

    /// <summary>Reads beside the owner, as another process does; until the end of the test.</summary>
    public async Task<ResultQueries> OpenBesideAsync()
    {
        var (results, closing) = await OpenReaderAsync();
        _others.Add(closing);
        return results;
    }

    /// <summary>Runs SQL of a test's own.</summary>
    public Task ExecuteAsync(string sql) => ScalarAsync(sql);

    /// <summary>The first column of the first row, as text.</summary>
    public abstract Task<string?> ScalarAsync(string sql);

    /// <summary>Changes one bit of a blob in each row, as a disk may; the store is opened anew.</summary>
    public abstract Task FlipBitAsync(string table, string column);

    /// <summary>What to tell another process, for it to find the database.</summary>
    public abstract string Target { get; }

    /// <summary>Stores a sweep with queued trials.</summary>
    public async Task<int> SweepAsync(
        int trials = 1,
        string metric = "validation_mse",
        string name = "test",
        IReadOnlyList<OperatingCondition>? conditions = null
    )
    {
        var id = await Store.CreateAsync(Samples.Sweep(trials, metric, name, conditions), Cancellation);
        await Store.AddTrialsAsync(id, [.. Enumerable.Range(0, trials).Select(n => Samples.Trial(n))], Cancellation);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var other in _others)
        {
            await other.DisposeAsync();
        }

        await CloseAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IResultDatabase> OpenDatabaseAsync();

    protected abstract Task<(ResultQueries Results, IAsyncDisposable Closing)> OpenReaderAsync();

    protected virtual Task RemoveAsync() => Task.CompletedTask;
}
