using System.Data.Common;
using System.Globalization;
using GearSweep.Storage.Files;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Writing;

/// <summary>The writer's connection to a SQLite file.</summary>
internal sealed class SqliteSession : WriteSession
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    private readonly CommitMark? _mark;
    private long _commits;

    public SqliteSession(StorageOptions options, TimeProvider time, CommitMark? mark)
        : base(time)
    {
        _mark = mark;
        _connection = new SqliteConnection(DatabaseFile.ForWriting(options.DatabasePath));
        try
        {
            _connection.Open();
            using var pragmas = _connection.CreateCommand();
            pragmas.CommandText = $"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};
                PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -32768;
                PRAGMA journal_size_limit = 67108864;
                """;
            pragmas.ExecuteNonQuery();
            Sign(StoreCheck.OpenSign);
            pragmas.CommandText = "PRAGMA user_version";
            _commits = (long)pragmas.ExecuteScalar()!;
            _mark?.Write(_commits);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public override bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public override bool SavepointsAreCheap => true;

    public override void Begin() => Control("BEGIN IMMEDIATE");

    // Each has its number, in the file and beside it: a file that has fewer than were acknowledged has lost its log.
    public override void Commit(long number)
    {
        var next = _commits == int.MaxValue ? 1 : _commits + 1;
        SqliteException.ThrowExceptionForRC(
            SQLitePCL.raw.sqlite3_exec(_connection.Handle, $"PRAGMA user_version = {next}"),
            _connection.Handle
        );
        Control("COMMIT");
        _commits = next;
        _mark?.Write(next);
    }

    // A file does not lose answers.
    public override bool WasCommitted(long number) => false;

    public override int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(_connection.Handle!, sql);
            _statements.Add(sql, statement);
        }

        return statement.Execute(values);
    }

    public override bool ConcernsTheDatabase(Exception error) =>
        error
            is SqliteException
            {
                SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL
                    or SQLitePCL.raw.SQLITE_IOERR
                    or SQLitePCL.raw.SQLITE_READONLY
            };

    public override void Close() => Sign(0);

    // Says in the file whether it is open, and moves the log into it, so that a copy of the file alone is whole.
    // Readers may hinder it; then the next owner does it.
    private void Sign(int sign)
    {
        try
        {
            using var command = _connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA application_id = {sign}; PRAGMA wal_checkpoint(TRUNCATE)"
            );
            command.ExecuteNonQuery();
        }
        catch (SqliteException) { }
    }

    public override void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        foreach (var query in _queries.Values)
        {
            query.Dispose();
        }

        _connection.Dispose();
    }

    protected override DbCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_queries.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter($"?{i}", DBNull.Value));
            }

            _queries.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = ToColumn(values[i]);
        }

        return command;
    }
}
