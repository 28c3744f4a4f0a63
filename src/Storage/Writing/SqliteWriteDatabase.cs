using GearSweep.Storage.Files;

namespace GearSweep.Storage.Writing;

/// <summary>A SQLite file, as the writer opens it.</summary>
/// <param name="options">Where it is.</param>
/// <param name="time">The clock.</param>
/// <param name="mark">Where commits are counted beside the file; none by default.</param>
internal sealed class SqliteWriteDatabase(StorageOptions options, TimeProvider time, Func<CommitMark?>? mark = null)
    : IWriteDatabase
{
    public string Name => $"'{options.DatabasePath}'";

    public WriteSession Open() => new SqliteSession(options, time, mark?.Invoke());

    // What is wrong with a file is told to the callers at once.
    public bool IsOutage(Exception error) => false;
}
