using System.Diagnostics.Metrics;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Opening;
using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;
using GearSweep.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace GearSweep.Storage.PostgreSql;

/// <summary>A PostgreSQL database, which this process shares with others.</summary>
public sealed class PostgresDatabase : IResultDatabase
{
    private readonly PostgresOptions _options;
    private readonly PostgresAddress _address;
    private readonly TimeProvider _time;
    private readonly DatabaseWriter _writer;
    private readonly NpgsqlDataSource _readers;

    /// <summary>Describes the database; nothing is opened before <see cref="InitializeAsync"/>.</summary>
    /// <param name="options">Where it is, and bounds.</param>
    /// <param name="time">The clock of attempts and sweeps.</param>
    /// <param name="logger">Where the writer's errors are logged.</param>
    /// <param name="meters">Where the writer's transactions are measured.</param>
    /// <exception cref="StorageException">The connection string cannot be read, or names no host or
    /// database.</exception>
    public PostgresDatabase(
        PostgresOptions options,
        TimeProvider? time = null,
        ILogger<PostgresDatabase>? logger = null,
        IMeterFactory? meters = null
    )
    {
        _options = options;
        _address = PostgresAddress.Parse(options.ConnectionString);
        _time = time ?? TimeProvider.System;
        _writer = new DatabaseWriter(
            new PostgresWriteDatabase(_address, _time),
            new WriterLimits(options.QueueCapacity, options.BatchSize, options.DrainTimeout, options.OutageTimeout),
            _time,
            (ILogger?)logger ?? NullLogger.Instance,
            meters
        );
        _readers = NpgsqlDataSource.Create(_address.ForReading());
        var contexts = new DbContextOptionsBuilder<PostgresContext>()
            .UseNpgsql(_readers)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
        Results = new ResultQueries(Reads(options.ReadTimeout));
        Store = new SweepStore(_writer, Reads(options.OutageTimeout));

        PostgresReadContextFactory Reads(TimeSpan timeout) =>
            new(() => new PostgresContext(contexts), _address, timeout, _time);
    }

    /// <inheritdoc/>
    public ISweepStore Store { get; }

    /// <inheritdoc/>
    public ResultQueries Results { get; }

    /// <summary>Opens a database.</summary>
    /// <exception cref="StorageException">It cannot be reached or used; the message says why and what to
    /// do.</exception>
    public static async Task<PostgresDatabase> OpenAsync(
        PostgresOptions options,
        CancellationToken cancellation = default
    )
    {
        var database = new PostgresDatabase(options);
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

    /// <summary>Brings the tables up to date, one process at a time, and starts the writer.</summary>
    /// <exception cref="StorageException">The server cannot be reached, refuses the user, has no such database, or its
    /// tables are not ours or newer.</exception>
    public async Task InitializeAsync(CancellationToken cancellation = default)
    {
        await SchemaLock.RunAsync(_address, _options.StartTimeout, _time, MigrateAsync, cancellation);
        try
        {
            _writer.Start();
        }
        catch (NpgsqlException e)
        {
            throw PostgresErrors.Explain(_address, e);
        }
    }

    /// <summary>Writes what is queued, for as long as the options allow, and closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        Results.Dispose();
        await _readers.DisposeAsync();
    }

    private async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var context = new PostgresContext(
            new DbContextOptionsBuilder<PostgresContext>().UseNpgsql(connection).Options
        );
        await PostgresSchema.MigrateAsync(context, _address.Name, cancellation);
        // What writers left behind that ended without saying so.
        var yesterday = _time.GetUtcNow().AddDays(-1);
        await context.Set<WriterEntity>().Where(w => w.Written < yesterday).ExecuteDeleteAsync(cancellation);
    }
}
