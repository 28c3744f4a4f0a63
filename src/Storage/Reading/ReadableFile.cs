using System.Globalization;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GearSweep.Storage.Reading;

/// <summary>
/// A store as it can be read where it lies. Beside its owner SQLite's own way is the only one, and needs files beside
/// the store that may have to be made. Where they cannot be (another person's directory, a read-only file system) and
/// nobody owns it, a store without a log is read as it is, and one with a log is copied with it to a private directory,
/// where SQLite can put both together.
/// </summary>
internal sealed class ReadableFile : IDisposable
{
    private const long MostBytes = 8L << 30;

    private readonly string? _copy;

    private ReadableFile(string connectionString, string? copy = null) =>
        (ConnectionString, _copy) = (connectionString, copy);

    /// <summary>How to connect to it.</summary>
    public string ConnectionString { get; }

    /// <summary>Finds the way to read a store.</summary>
    /// <param name="path">The store's path, links followed.</param>
    /// <exception cref="StorageException">It is none, or damaged, or cannot be read.</exception>
    public static ReadableFile Open(string path)
    {
        if (!DatabaseFile.IsThere(path))
            throw new StorageException($"there is no database '{path}'.");
        if (new FileInfo(path).Length == 0)
            throw StoreDamage.Empty(path);
        try
        {
            StoreCheck.RequireLog(path);
            return Try(new ReadableFile(DatabaseFile.ForReading(path)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw DatabaseFile.CannotRead(path, error);
        }
        catch (SqliteException error)
            when (error.SqliteErrorCode
                    is raw.SQLITE_READONLY
                        or raw.SQLITE_CANTOPEN
                        or raw.SQLITE_PERM
                        or raw.SQLITE_IOERR
            )
        {
            return WithoutWriting(path, error);
        }
        catch (SqliteException error) when (StoreDamage.IsTold(error))
        {
            DatabaseFile.Check(path);
            throw StoreDamage.For(path, error.Message, error);
        }
        catch (SqliteException error)
        {
            throw DatabaseFile.CannotOpen(path, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        if (_copy is not null)
            Directory.Delete(_copy, recursive: true);
    }

    private static ReadableFile WithoutWriting(string path, SqliteException cause)
    {
        DatabaseFile.Check(path);
        if (OwnerLock.IsTaken(path))
            throw new StorageException(
                $"'{path}' is being written, and cannot be read beside its owner without access to '{path}-shm': {cause.Message}",
                cause
            );

        string[] logs =
        [
            .. new[] { $"{path}-wal", $"{path}-journal" }.Where(log =>
                File.Exists(log) && new FileInfo(log).Length > 0
            ),
        ];
        try
        {
            return Try(logs.Length == 0 ? new ReadableFile(DatabaseFile.ForReadingImmutable(path)) : Copy(path, logs));
        }
        catch (SqliteException error) when (StoreDamage.IsTold(error))
        {
            throw StoreDamage.For(path, error.Message, error);
        }
        catch (SqliteException error)
        {
            throw DatabaseFile.CannotOpen(path, error);
        }
    }

    private static ReadableFile Copy(string path, string[] logs)
    {
        string[] files = [path, .. logs];
        var (bytes, temp) = (files.Sum(file => new FileInfo(file).Length), Path.GetTempPath());
        var room = Math.Min(MostBytes, new DriveInfo(temp).AvailableFreeSpace);
        if (bytes > room)
        {
            throw new StorageException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' has a log, '{logs[0]}', and can be read only in a directory that may be written: copy both to one of yours ({bytes:#,0} bytes; '{temp}' may take {room:#,0})."
                )
            );
        }

        var folder = Directory.CreateTempSubdirectory("gearsweep-").FullName;
        try
        {
            var copy = Path.Combine(folder, "store.db");
            foreach (var file in files)
                File.Copy(file, copy + file[path.Length..]);
            return new ReadableFile(DatabaseFile.ForReading(copy), folder);
        }
        catch (Exception error)
        {
            Directory.Delete(folder, recursive: true);
            if (error is IOException or UnauthorizedAccessException)
                throw DatabaseFile.CannotRead(path, error);
            throw;
        }
    }

    private static ReadableFile Try(ReadableFile file)
    {
        try
        {
            using var connection = new SqliteConnection(file.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT COUNT(*) FROM sqlite_master";
            command.ExecuteScalar();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
