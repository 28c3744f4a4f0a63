using System.Globalization;
using GearSweep.Shared.Files;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Reading;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Backups;

/// <summary>
/// Copies of a SQLite store: made while its owner goes on writing, and brought back while it has none.
/// </summary>
public static class StoreBackup
{
    /// <summary>
    /// Copies a store as it is at one moment. Its owner is not disturbed. The copy is checked, and appears whole or not
    /// at all.
    /// </summary>
    /// <param name="store">Path of the store.</param>
    /// <param name="target">Path of the copy; nothing may be there yet.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    /// <exception cref="StorageException">There is no such store, it is damaged, or the copy cannot be
    /// written.</exception>
    public static Task<BackupReport> SaveAsync(string store, string target, CancellationToken cancellation = default)
    {
        (store, target) = (StorePath.Resolve(store), Path.GetFullPath(target));
        if (Path.Exists(target))
            throw new StorageException($"'{target}' exists already; nothing was written. Choose another name.");
        if (!Directory.Exists(Path.GetDirectoryName(target)))
            throw new StorageException(
                $"there is no directory '{Path.GetDirectoryName(target)}'; nothing was written."
            );
        return Task.Run(
            () =>
            {
                using var source = ReadableFile.Open(store);
                return CopyFile(store, source, target, cancellation);
            },
            cancellation
        );
    }

    /// <summary>Makes a copy the store again. The store that was there before is kept beside it.</summary>
    /// <param name="backup">Path of the copy; it is left as it is.</param>
    /// <param name="store">Path of the store; no process may own it now.</param>
    /// <param name="replace">Whether a store that is there may be moved aside.</param>
    /// <param name="cancellation">Ends it; then nothing was changed.</param>
    /// <returns>
    /// What the store holds now, and where the one from before is; <see langword="null"/> when there was none.
    /// </returns>
    /// <exception cref="StorageException">The copy is damaged or none at all, or the store is in use, or in the
    /// way.</exception>
    public static Task<(BackupReport Report, string? Before)> RestoreAsync(
        string backup,
        string store,
        bool replace,
        CancellationToken cancellation = default
    )
    {
        (backup, store) = (StorePath.Resolve(backup), StorePath.Resolve(store));
        if (!replace && File.Exists(store))
            throw new StorageException($"'{store}' exists; nothing was changed. --replace moves it aside first.");
        if (Directory.Exists(store))
            throw new StorageException($"'{store}' is a directory; a path of a database file is needed.");
        DatabaseFile.MakeDirectory(store);
        return Task.Run(
            () =>
            {
                using var source = ReadableFile.Open(backup);
                using var owner = OwnerLock.Take(store, cancellation);
                string? before = null;
                var report = CopyFile(backup, source, store, cancellation, () => before = MoveAside(store));
                owner.Commits.Clear();
                return (report, before);
            },
            cancellation
        );
    }

    private static BackupReport CopyFile(
        string source,
        ReadableFile readable,
        string target,
        CancellationToken cancellation,
        Action? beforeItAppears = null
    )
    {
        var unfinished = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            var (sweeps, trials) = StoreCopy.Make(source, readable.ConnectionString, unfinished, cancellation);
            beforeItAppears?.Invoke();
            File.Move(unfinished, target);
            return new BackupReport(target, new FileInfo(target).Length, sweeps, trials);
        }
        catch (SqliteException error)
        {
            if (StoreDamage.IsTold(error))
                throw StoreDamage.For(source, error.Message, error);
            throw new StorageException($"'{source}' cannot be copied to '{target}': {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(FileFault.Sentence(target, FileUse.Write, error), error);
        }
        finally
        {
            foreach (var rest in StoreFiles.For(unfinished))
                File.Delete(rest);
        }
    }

    /// <summary>
    /// The log belongs to the file that it was written for: both go together, or SQLite would replay it into the next
    /// one.
    /// </summary>
    private static string? MoveAside(string store)
    {
        if (!File.Exists(store))
            return null;
        var before =
            store + DateTime.UtcNow.ToString("'.before-'yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);
        foreach (var (from, to) in StoreFiles.For(store).Zip(StoreFiles.For(before)))
        {
            if (File.Exists(from))
                File.Move(from, to);
        }

        return before;
    }
}
