namespace GearSweep.Storage.Files;

/// <summary>How the database is opened and written.</summary>
public sealed record StorageOptions
{
    /// <summary>Path of the SQLite file. It is made, with its directory, when there is none.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>Commands that may wait for the writer; who brings more waits. Default 4,096.</summary>
    public int QueueCapacity { get; init; } = 4096;

    /// <summary>Commands in one transaction at most. Default 500.</summary>
    public int BatchSize { get; init; } = 500;

    /// <summary>How long a transaction waits for another program that holds the file. Default 30 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop goes on writing what is queued; the rest fails. Default 20 s.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
