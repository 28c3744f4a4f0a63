namespace GearSweep.Storage.Backups;

/// <summary>The files that a SQLite database may consist of.</summary>
internal static class StoreFiles
{
    /// <summary>
    /// The database first, then what was written beside it: a log without its database is nothing to SQLite, a database
    /// without its log may be damaged.
    /// </summary>
    public static IEnumerable<string> For(string path) => [path, $"{path}-wal", $"{path}-shm", $"{path}-journal"];
}
