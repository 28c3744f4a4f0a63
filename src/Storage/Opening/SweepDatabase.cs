using GearSweep.Storage.Results;
using GearSweep.Storage.Schema;
using GearSweep.Storage.Sweeps;
using GearSweep.Storage.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Storage.Opening;

/// <summary>A database file that this process owns: the only one that writes it.</summary>
public sealed class SweepDatabase : IAsyncDisposable
{
    private readonly StorageOptions _options;
    private readonly DatabaseWriter _writer;
    private readonly ReadOnlyContexts _contexts;
    private OwnerLock? _owner;

    /// <summary>Describes the database; nothing is opened before <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Where it is, and bounds.</param>
    /// <param name="time">The clock of attempts and sweeps.</param>
    /// <param name="logger">Where the writer's errors are logged.</param>
    public SweepDatabase(StorageOptions options, TimeProvider? time = null, ILogger<SweepDatabase>? logger = null)
    {
        _options = options with { DatabasePath = Path.GetFullPath(options.DatabasePath) };
        _contexts = new ReadOnlyContexts(_options.DatabasePath);
        _writer = new DatabaseWriter(_options, time ?? TimeProvider.System, (ILogger?)logger ?? NullLogger.Instance);
        Results = new ResultQueries(_contexts);
        Store = new SweepStore(_writer, _contexts);
    }

    /// <summary>What the sweeps' grains store and read back.</summary>
    public ISweepStore Store { get; }

    /// <summary>What pages and exports read.</summary>
    public ResultQueries Results { get; }

    /// <summary>Opens a database file as its owner.</summary>
    /// <exception cref="StorageException">Another process owns it, or it is not ours, or it is newer than this version.</exception>
    public static async Task<SweepDatabase> OpenAsync(StorageOptions options, CancellationToken cancellation = default)
    {
        var database = new SweepDatabase(options);
        try
        {
            await database.InitializeAsync(cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes this process the owner, brings the tables up to date, and starts the writer.</summary>
    /// <exception cref="StorageException">Another process owns it, or it is not ours, or it is newer than this version.</exception>
    public async Task InitializeAsync(CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_options.DatabasePath)!);
        DatabaseFile.Check(_options.DatabasePath);
        _owner = OwnerLock.Take(_options.DatabasePath);
        try
        {
            var connection = new DbContextOptionsBuilder<GearSweepContext>().UseSqlite(DatabaseFile.ForWriting(_options.DatabasePath)).Options;
            await using (var context = new GearSweepContext(connection))
            {
                await SchemaVersion.MigrateAsync(context, _options.DatabasePath, cancellation);
            }

            _writer.Start();
        }
        catch (SqliteException e)
        {
            throw DatabaseFile.CannotOpen(_options.DatabasePath, e);
        }
    }

    /// <summary>Writes what is queued, for as long as the options allow, closes the file and gives it free.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _contexts.ClearPool();
        _owner?.Dispose();
        _owner = null;
    }
}
