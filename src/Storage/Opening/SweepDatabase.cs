using System.Diagnostics.Metrics;
using GearSweep.Storage.Reading;
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
public sealed class SweepDatabase : IResultDatabase
{
    private readonly StorageOptions _options;
    private readonly DatabaseWriter _writer;
    private readonly SqliteReads _reads;
    private OwnerLock? _owner;

    /// <summary>Describes the database; nothing is opened before <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Where it is, and bounds.</param>
    /// <param name="time">The clock of attempts and sweeps.</param>
    /// <param name="logger">Where the writer's errors are logged.</param>
    /// <param name="meters">Where the writer's transactions are measured.</param>
    public SweepDatabase(StorageOptions options, TimeProvider? time = null, ILogger<SweepDatabase>? logger = null, IMeterFactory? meters = null)
    {
        _options = options with { DatabasePath = Path.GetFullPath(options.DatabasePath) };
        _reads = new SqliteReads(_options.DatabasePath);
        time ??= TimeProvider.System;
        _writer = new DatabaseWriter(
            new SqliteFile(_options, time),
            new WriterLimits(_options.QueueCapacity, _options.BatchSize, _options.DrainTimeout, Timeout.InfiniteTimeSpan),
            time,
            (ILogger?)logger ?? NullLogger.Instance,
            meters);
        Results = new ResultQueries(_reads);
        Store = new SweepStore(_writer, _reads);
    }

    /// <inheritdoc/>
    public ISweepStore Store { get; }

    /// <inheritdoc/>
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
        DatabaseFile.MakeDirectory(_options.DatabasePath);
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
        _reads.ClearPool();
        await _writer.DisposeAsync();
        _reads.ClearPool();
        _owner?.Dispose();
        _owner = null;
    }
}
