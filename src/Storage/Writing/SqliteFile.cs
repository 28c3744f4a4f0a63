using GearSweep.Storage.Opening;

namespace GearSweep.Storage.Writing;

/// <summary>A SQLite file, as the writer opens it.</summary>
internal sealed class SqliteFile(StorageOptions options, TimeProvider time) : IWriteDatabase
{
    public string Name => $"'{options.DatabasePath}'";

    public WriteSession Open() => new SqliteSession(options, time);

    // What is wrong with a file is told to the callers at once.
    public bool IsOutage(Exception error) => false;
}
