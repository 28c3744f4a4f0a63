namespace GearSweep.Storage.PostgreSql;

/// <summary>How a PostgreSQL database is opened, read and written.</summary>
public sealed record PostgresOptions
{
    /// <summary>
    /// Npgsql's connection string: <c>Host=…;Database=…;Username=…;Password=…</c>. The database must exist; its tables
    /// are made.
    /// </summary>
    public required string ConnectionString { get; init; }

    /// <summary>Commands that may wait for the writer; who brings more waits. Default 4,096.</summary>
    public int QueueCapacity { get; init; } = 4096;

    /// <summary>Commands in one transaction at most. Default 500.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>How long a start waits for a server that does not answer yet. Default 30 s.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long whoever stores something (or a sweep's grain that reads) waits for a server that has gone away. Default
    /// 2 min.
    /// </summary>
    public TimeSpan OutageTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a page that reads waits for a server that has gone away. Default 10 s.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stop goes on writing what is queued; the rest fails. Default 20 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
