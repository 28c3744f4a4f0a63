using GearSweep.Shared.Files;
using GearSweep.Storage.Failures;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Files;

/// <summary>The file: whether it is a database at all, and how to connect to it.</summary>
internal static class DatabaseFile
{
    private static ReadOnlySpan<byte> Header => "SQLite format 3\0"u8;

    /// <summary>Makes the directory of a new file.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static void MakeDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(FileFault.Sentence(Path.GetDirectoryName(path)!, FileUse.Create, e), e);
        }
    }

    /// <summary>
    /// Makes a new database. It appears with its first page: a file without one was once a store, or is somebody
    /// else's.
    /// </summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static void Make(string path)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var connection = new SqliteConnection(ForWriting(unfinished)))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA user_version = 1";
                command.ExecuteNonQuery();
            }

            File.Move(unfinished, path);
        }
        catch (SqliteException error)
        {
            throw CannotOpen(path, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(FileFault.Sentence(path, FileUse.Write, error), error);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Refuses what is there but is no SQLite database, before anything changes it.</summary>
    /// <exception cref="StorageException">The file is something else, or empty, or cannot be read.</exception>
    public static void Check(string path)
    {
        if (!IsThere(path))
            return;
        if (new FileInfo(path).Length == 0)
            throw StoreDamage.Empty(path);
        if (FileLock.IsHeldHere(path))
            return; // To open and close it would give up SQLite's locks on it.
        Span<byte> start = stackalloc byte[Header.Length];
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            if (!start[..length].SequenceEqual(Header))
                throw IsNone(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(path, error);
        }
    }

    /// <summary>Whether something is at a path that may be a database.</summary>
    /// <exception cref="StorageException">It is a directory, or a device or pipe, or may not be looked at.</exception>
    public static bool IsThere(string path)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            if (attributes.HasFlag(FileAttributes.Directory))
                throw new StorageException($"'{path}' is a directory; a path of a database file is needed.");
            if (attributes.HasFlag(FileAttributes.Device))
                throw new StorageException($"'{path}' is no regular file; a path of a database file is needed.");
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(path, error);
        }
    }

    /// <summary>A file that is no database.</summary>
    public static StorageException IsNone(string path) =>
        new($"'{path}' is not a SQLite database; nothing was changed. Name another file, or move this one away.");

    /// <summary>A file that may not be read.</summary>
    public static StorageException CannotRead(string path, Exception cause) =>
        new(FileFault.Sentence(path, FileUse.Read, cause), cause);

    /// <summary>What SQLite says of a file, with the file's name.</summary>
    public static StorageException CannotOpen(string path, SqliteException cause) =>
        new($"'{path}' cannot be opened: {cause.Message}", cause);

    /// <summary>
    /// Connection string of the writer, which sets SQLite's own busy timeout; the library's, on top of that, is the
    /// least.
    /// </summary>
    public static string ForWriting(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 1,
        }.ConnectionString;

    /// <summary>Connection string of readers, which cannot write.</summary>
    public static string ForReading(string path, bool pooling = true) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = pooling,
            DefaultTimeout = 30,
        }.ConnectionString;

    /// <summary>
    /// Connection string of readers of a file that nobody writes and that has no log: SQLite then makes no files beside
    /// it, and takes no locks.
    /// </summary>
    public static string ForReadingImmutable(string path) =>
        ForReading(
            $"file:{string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString))}?immutable=1",
            pooling: false
        );
}
