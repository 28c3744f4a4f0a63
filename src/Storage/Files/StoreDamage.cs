using System.Globalization;
using GearSweep.Storage.Failures;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GearSweep.Storage.Files;

/// <summary>What is said of a store that is not whole: what is wrong, and which backup to restore.</summary>
internal static class StoreDamage
{
    /// <summary>Whether an error of SQLite's says that the file is not what it was written as.</summary>
    public static bool IsTold(SqliteException error) =>
        error.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>A file whose pages do not fit together.</summary>
    public static StorageException For(string path, string finding, Exception? cause = null) =>
        new($"'{path}' is damaged ({finding}); it was left as it is. {Advice(path)}", cause!);

    /// <summary>A file of no bytes at all.</summary>
    public static StorageException Empty(string path) =>
        new(
            $"'{path}' is empty (0 bytes). If there was a store, it is lost: {Uncapitalised(Advice(path))} To begin anew, delete the file."
        );

    /// <summary>A store that has less than was acknowledged.</summary>
    public static StorageException LostCommits(string path, long commits) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' lacks the last {commits} commits: its log '{path}-wal' has gone, or an older copy was put in its place. {Advice(path)} To go on with what there is, delete '{path}.lock'."
            )
        );

    /// <summary>A file of several names whose log lies, or is written now, under another one.</summary>
    public static StorageException LogElsewhere(string path, long names) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{path}' has {names} names (hard links or mounts), and is open by another one, or was not closed in order: its log lies under that name. Use it by that name; it was left as it is. If that log is lost: {Uncapitalised(Advice(path))}"
            )
        );

    private static string Advice(string path) =>
        BackupFinder.Newest(path) switch
        {
            null =>
                $"Restore a backup: gearsweep store restore BACKUP --store '{path}' --replace (none was found beside it or in '{BackupFinder.Folder(path)}').",
            var backup when BackupFinder.IsNamedAfter(backup, path) => string.Create(
                CultureInfo.InvariantCulture,
                $"Restore a backup: gearsweep store restore '{backup.FullName}' --store '{path}' --replace (the newest that was found, of {backup.LastWriteTimeUtc:yyyy-MM-dd HH:mm} UTC)."
            ),
            var other =>
                $"Restore a backup: gearsweep store restore BACKUP --store '{path}' --replace (none with its name was found; '{other.FullName}' may be one, or another store: gearsweep sweeps --store '{other.FullName}' shows what it has).",
        };

    private static string Uncapitalised(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
