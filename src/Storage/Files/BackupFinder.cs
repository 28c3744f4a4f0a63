using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Files;

/// <summary>
/// Finds the backups of a store where they are likely to be: beside it, and in the folder <c>backups</c> beside it.
/// </summary>
internal static class BackupFinder
{
    private const int Looked = 50;

    /// <summary>The folder for backups.</summary>
    public static string Folder(string store) => Path.Combine(Path.GetDirectoryName(store)!, "backups");

    /// <summary>
    /// The newest of those with the store's name, or else of all; <see langword="null"/> when none is found.
    /// </summary>
    public static FileInfo? Newest(string store) =>
        new[] { Path.GetDirectoryName(store)!, Folder(store) }
            .SelectMany(Candidates)
            .Where(file => file.FullName != store)
            .OrderByDescending(file => IsNamedAfter(file, store))
            .ThenByDescending(file => file.LastWriteTimeUtc)
            .Take(Looked)
            .FirstOrDefault(file => IsBackup(file.FullName));

    /// <summary>
    /// Whether a file's name begins with the store's, as <c>sweeps-monday.db</c> does with that of <c>sweeps.db</c>:
    /// others may be other stores.
    /// </summary>
    public static bool IsNamedAfter(FileInfo file, string store) =>
        file.Name.StartsWith(Path.GetFileNameWithoutExtension(store), StringComparison.Ordinal);

    private static IEnumerable<FileInfo> Candidates(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFiles("*.db").Where(file => file.Length > 0 && file.LinkTarget is null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>A copy has no log, where a store that is written has one; and it has our tables.</summary>
    private static bool IsBackup(string file)
    {
        try
        {
            using var connection = new SqliteConnection(DatabaseFile.ForReadingImmutable(file));
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """
                SELECT (SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('__EFMigrationsHistory', 'Sweeps', 'Trials')) = 3
                       AND (SELECT journal_mode FROM pragma_journal_mode) <> 'wal'
                """;
            return command.ExecuteScalar() is 1L && !File.Exists($"{file}-wal");
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
