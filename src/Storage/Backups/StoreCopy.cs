using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GearSweep.Storage.Backups;

/// <summary>Copies a database with SQLite's online backup (https://www.sqlite.org/backup.html).</summary>
internal static class StoreCopy
{
    private const int PagesAStep = 4096; // 16 MB: often enough to hear of a cancellation.

    /// <summary>Copies the pages, then checks the copy.</summary>
    /// <param name="source">The database's path, for messages; others may write it meanwhile.</param>
    /// <param name="connection">How to read it.</param>
    /// <param name="target">A file that is not there yet; it becomes one that stands alone, without a log.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>How many sweeps and trials the copy has.</returns>
    /// <exception cref="StorageException">The source holds no results, or is damaged.</exception>
    public static (long Sweeps, long Trials) Make(
        string source,
        string connection,
        string target,
        CancellationToken cancellation
    )
    {
        using var from = Open(new SqliteConnectionStringBuilder(connection) { Pooling = false });
        if (
            Number(
                from,
                "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('__EFMigrationsHistory', 'Sweeps', 'Trials')"
            ) != 3
        )
            throw new StorageException($"'{source}' holds no results of GearSweep.");

        using var to = Open(
            new SqliteConnectionStringBuilder
            {
                DataSource = target,
                Mode = SqliteOpenMode.ReadWriteCreate,
                Pooling = false,
                DefaultTimeout = 30,
            }
        );
        CopyPages(from, to, cancellation);
        Text(to, "PRAGMA journal_mode = DELETE");
        Number(to, "PRAGMA application_id = 0; SELECT 0"); // It is not open, whatever the source is.
        var check = Text(to, "PRAGMA integrity_check(1)");
        if (check != "ok")
            throw StoreDamage.For(source, check.ReplaceLineEndings(" "));
        return (Number(to, "SELECT COUNT(*) FROM Sweeps"), Number(to, "SELECT COUNT(*) FROM Trials"));
    }

    /// <summary>
    /// One read transaction holds one snapshot: without it, each write of another process would make the copy begin
    /// again.
    /// </summary>
    private static void CopyPages(SqliteConnection from, SqliteConnection to, CancellationToken cancellation)
    {
        using var snapshot = from.BeginTransaction(deferred: true);
        Number(from, "SELECT COUNT(*) FROM sqlite_master");
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(to.Handle), to.Handle);
        int code;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            code = raw.sqlite3_backup_step(backup, PagesAStep);
        } while (code == raw.SQLITE_OK);

        if (code != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(code, to.Handle);
        snapshot.Rollback();
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder how)
    {
        var connection = new SqliteConnection(how.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long Number(SqliteConnection connection, string sql) => (long)Scalar(connection, sql);

    private static string Text(SqliteConnection connection, string sql) => (string)Scalar(connection, sql);

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }
}
