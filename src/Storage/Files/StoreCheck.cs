using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using GearSweep.Storage.Failures;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GearSweep.Storage.Files;

/// <summary>Looks at a store before its owner begins to write it. Nothing is changed.</summary>
internal static class StoreCheck
{
    /// <summary>
    /// The application id, in the file itself, of a store that is open or was not closed in order. SQLite's log lies
    /// under the name by which the store was opened, and is not found by another one: a file of several names must not
    /// be opened by another before its log is in it.
    /// </summary>
    public const int OpenSign = 0x47535721;

    private const int StepsBetweenLooks = 100;

    /// <summary>Where a SQLite file has its application id (https://sqlite.org/fileformat.html, 1.3).</summary>
    private const int SignPosition = 68;

    /// <summary>
    /// Reads through the file's trees (SQLite's quick_check), for a bounded time: about a gigabyte a second comes from
    /// memory, and what is larger is looked at in part.
    /// </summary>
    /// <param name="path">The store; its owner holds the lock.</param>
    /// <param name="commits">How many commits it must have; <see langword="null"/> when that is not known.</param>
    /// <param name="bound">How long to look at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether all of it was looked at.</returns>
    /// <exception cref="StorageException">It is damaged, or lacks what was acknowledged; the message names a
    /// backup.</exception>
    public static bool Run(string path, long? commits, TimeSpan bound, CancellationToken cancellation)
    {
        try
        {
            using var connection = new SqliteConnection(DatabaseFile.ForReading(path, pooling: false));
            connection.Open();
            var found = Convert.ToInt64(First(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
            if (commits > found)
                throw StoreDamage.LostCommits(path, commits.Value - found);
            // Whoever wrote it last by this name has left its number of commits; whoever closed it in order has taken
            // the sign away.
            if (commits is null && FileStatus.From(path) is { Names: > 1 } file && IsOpen(connection) && !HasLog(path))
                throw StoreDamage.LogElsewhere(path, file.Names);
            return CheckTrees(connection, path, bound, cancellation);
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

    /// <summary>
    /// Refuses to read a file whose log lies under another name: what it has without the log is old. Nothing is opened
    /// by SQLite.
    /// </summary>
    /// <exception cref="StorageException">It does.</exception>
    public static void RequireLog(string path)
    {
        if (FileStatus.From(path) is not { Names: > 1 } file || File.Exists($"{path}-wal") || FileLock.IsHeldHere(path))
            return;
        Span<byte> sign = stackalloc byte[sizeof(int)];
        using (
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        )
        {
            stream.Position = SignPosition;
            if (stream.ReadAtLeast(sign, sign.Length, throwOnEndOfStream: false) < sign.Length)
                return;
        }

        if (BinaryPrimitives.ReadInt32BigEndian(sign) == OpenSign)
            throw StoreDamage.LogElsewhere(path, file.Names);
    }

    private static bool IsOpen(SqliteConnection connection) =>
        Convert.ToInt64(First(connection, "PRAGMA application_id"), CultureInfo.InvariantCulture) == OpenSign;

    private static bool HasLog(string path) => new FileInfo($"{path}-wal") is { Exists: true, Length: > 0 };

    private static bool CheckTrees(
        SqliteConnection connection,
        string path,
        TimeSpan bound,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        var began = Stopwatch.GetTimestamp();
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenLooks, _ => IsOver() ? 1 : 0, null);
        try
        {
            var finding = (string?)First(connection, "PRAGMA quick_check(1)");
            if (IsOver() && finding?.Contains("interrupt", StringComparison.Ordinal) == true)
                return Unfinished(cancellation);
            return finding == "ok"
                ? true
                : throw StoreDamage.For(path, finding?.ReplaceLineEndings(" ") ?? "it has no pages");
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            return Unfinished(cancellation);
        }

        bool IsOver() => cancellation.IsCancellationRequested || Stopwatch.GetElapsedTime(began) >= bound;
    }

    private static bool Unfinished(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return false;
    }

    private static object? First(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
