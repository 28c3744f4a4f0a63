using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Opening;

/// <summary>The file: whether it is a database at all, and how to connect to it.</summary>
internal static class DatabaseFile
{
    private static ReadOnlySpan<byte> Header => "SQLite format 3\0"u8;

    /// <summary>Refuses what is there but is no SQLite database, before anything changes it.</summary>
    /// <exception cref="StorageException">The file is something else.</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StorageException($"'{path}' is a directory; a path of a database file is needed.");
        }

        if (!File.Exists(path))
        {
            return;
        }

        Span<byte> start = stackalloc byte[Header.Length];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (length > 0 && !start[..length].SequenceEqual(Header))
        {
            throw new StorageException($"'{path}' is not a SQLite database; nothing was changed. Name another file, or move this one away.");
        }
    }

    /// <summary>What SQLite says of a file, with the file's name.</summary>
    public static StorageException CannotOpen(string path, SqliteException cause) =>
        new($"'{path}' cannot be opened: {cause.Message}", cause);

    /// <summary>Connection string of the writer, which sets SQLite's own busy timeout; the library's, on top of that, is the least.</summary>
    public static string ForWriting(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
        DefaultTimeout = 1,
    }.ConnectionString;

    /// <summary>Connection string of readers, which cannot write.</summary>
    public static string ForReading(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
        DefaultTimeout = 30,
    }.ConnectionString;
}
