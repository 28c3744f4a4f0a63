using System.Diagnostics.Metrics;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
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
public sealed partial class SqliteDatabase : IResultDatabase
{
    private static readonly TimeSpan CheckBound = TimeSpan.FromSeconds(10);

    private readonly StorageOptions _options;
    private readonly ILogger _logger;
    private readonly DatabaseWriter _writer;
    private readonly SqliteReadContextFactory _reads;
    private OwnerLock? _owner;
    private bool _isWritten;

    /// <summary>Describes the database; nothing is opened before <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Where it is, and bounds.</param>
    /// <param name="time">The clock of attempts and sweeps.</param>
    /// <param name="logger">Where the writer's errors are logged.</param>
    /// <param name="meters">Where the writer's transactions are measured.</param>
    public SqliteDatabase(
        StorageOptions options,
        TimeProvider? time = null,
        ILogger<SqliteDatabase>? logger = null,
        IMeterFactory? meters = null
    )
    {
        _options = options with { DatabasePath = StorePath.Resolve(options.DatabasePath) };
        _logger = (ILogger?)logger ?? NullLogger.Instance;
        _reads = new SqliteReadContextFactory(DatabaseFile.ForReading(_options.DatabasePath));
        time ??= TimeProvider.System;
        _writer = new DatabaseWriter(
            new SqliteWriteDatabase(_options, time, () => _owner?.Commits),
            new WriterLimits(
                _options.QueueCapacity,
                _options.BatchSize,
                _options.DrainTimeout,
                Timeout.InfiniteTimeSpan
            ),
            time,
            _logger,
            meters
        );
        Results = new ResultQueries(_reads);
        Store = new SweepStore(_writer, _reads);
    }

    /// <inheritdoc/>
    public ISweepStore Store { get; }

    /// <inheritdoc/>
    public ResultQueries Results { get; }

    /// <summary>Opens a database file as its owner.</summary>
    /// <exception cref="StorageException">Another process owns it, or it is not ours, or it is newer than this
    /// version.</exception>
    public static async Task<SqliteDatabase> OpenAsync(StorageOptions options, CancellationToken cancellation = default)
    {
        var database = new SqliteDatabase(options);
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
    /// <exception cref="StorageException">Another process owns it, or it is not ours, or it is newer than this
    /// version.</exception>
    public async Task InitializeAsync(CancellationToken cancellation = default)
    {
        var path = _options.DatabasePath;
        DatabaseFile.MakeDirectory(path);
        DatabaseFile.Check(path);
        _owner = await Task.Run(() => OwnerLock.Take(path, cancellation), cancellation);
        if (!File.Exists(path))
        {
            _owner.Commits.Clear();
            DatabaseFile.Make(path);
            _owner.HoldFile();
        }

        if (!await Task.Run(() => StoreCheck.Run(path, _owner.Commits.Read(), CheckBound, cancellation), cancellation))
            LogCheckedInPart(path, CheckBound);
        try
        {
            var connection = new DbContextOptionsBuilder<GearSweepContext>()
                .UseSqlite(DatabaseFile.ForWriting(path))
                .Options;
            await using (var context = new GearSweepContext(connection))
            {
                await SchemaVersion.MigrateAsync(context, path, cancellation);
            }

            _writer.Start();
            _isWritten = true;
        }
        catch (SqliteException e)
        {
            throw StoreDamage.IsTold(e) ? StoreDamage.For(path, e.Message, e) : DatabaseFile.CannotOpen(path, e);
        }
    }

    /// <summary>Writes what is queued, for as long as the options allow, closes the file and gives it free.</summary>
    public async ValueTask DisposeAsync()
    {
        _reads.ClearPool();
        await _writer.DisposeAsync();
        Results.Dispose();
        _reads.ClearPool();
        if (_owner is not { } owner)
            return;
        // With a log that could not be moved into the file, because somebody reads, the number of commits still says
        // whether it is there.
        if (_isWritten && new FileInfo($"{_options.DatabasePath}-wal") is not { Exists: true, Length: > 0 })
            owner.Commits.Clear();
        owner.Dispose();
        _owner = null;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{File} is large: it was checked for {Bound}, and what was looked at is whole; 'store backup' checks all of it"
    )]
    private partial void LogCheckedInPart(string file, TimeSpan bound);
}
