using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GearSweep.Storage.Writing;

/// <summary>
/// A prepared statement that returns no rows, bound and run without the provider's objects for every value: the writer
/// runs tens of thousands a second.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares it.</summary>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Require(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Runs it.</summary>
    /// <param name="values">What <c>?1</c>, <c>?2</c>, … stand for.</param>
    /// <returns>Rows that were changed.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    /// <exception cref="ArgumentException">There are more or fewer values than the statement has parameters, or one of
    /// a type that no column has.</exception>
    public int Execute(ReadOnlySpan<object?> values)
    {
        if (values.Length != raw.sqlite3_bind_parameter_count(_statement))
            throw new ArgumentException(
                $"{values.Length} values for {raw.sqlite3_bind_parameter_count(_statement)} parameters",
                nameof(values)
            );
        for (var i = 0; i < values.Length; i++)
        {
            Require(Bind(i + 1, WriteSession.ToColumn(values[i])));
        }

        var result = raw.sqlite3_step(_statement);
        var changed = raw.sqlite3_changes(_database);
        try
        {
            Require(result);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement); // Says again what the step said.
            _ = raw.sqlite3_clear_bindings(_statement); // Else a checkpoint would stay in memory until the next one.
        }

        return changed;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object value) =>
        value switch
        {
            // An empty array would be bound as NULL.
            DBNull => raw.sqlite3_bind_null(_statement, index),
            double number => raw.sqlite3_bind_double(_statement, index, number),
            int number => raw.sqlite3_bind_int(_statement, index, number),
            long number => raw.sqlite3_bind_int64(_statement, index, number),
            bool truth => raw.sqlite3_bind_int(_statement, index, truth ? 1 : 0),
            string text => raw.sqlite3_bind_text(_statement, index, text),
            byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, index, 0),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
            _ => throw new ArgumentException($"{value.GetType()} is no type of a column", nameof(value)),
        };

    private void Require(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
