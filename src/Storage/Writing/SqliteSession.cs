using System.Data.Common;
using GearSweep.Storage.Opening;
using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Writing;

/// <summary>The writer's connection to a SQLite file.</summary>
internal sealed class SqliteSession : WriteSession
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteCommand> _queries = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    public SqliteSession(StorageOptions options, TimeProvider time)
        : base(time)
    {
        _connection = new SqliteConnection(DatabaseFile.ForWriting(options.DatabasePath));
        try
        {
            _connection.Open();
            using var pragmas = _connection.CreateCommand();
            pragmas.CommandText =
                $"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};
                PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -32768;
                PRAGMA journal_size_limit = 67108864;
                """;
            pragmas.ExecuteNonQuery();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public override bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public override bool MarksAreCheap => true;

    public override void Begin() => Control("BEGIN IMMEDIATE");

    public override void Commit(long number) => Control("COMMIT");

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
        error is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR };

    // Moves the log into the file, so that a copy of the file alone is whole. Readers may hinder it; then the next owner does it.
    public override void Close()
    {
        try
        {
            First("PRAGMA wal_checkpoint(TRUNCATE)", row => row.GetInt32(0));
        }
        catch (SqliteException)
        {
        }
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
