using Microsoft.Data.Sqlite;

namespace GearSweep.Storage.Writing;

/// <summary>The writer's connection, with every statement prepared once. Parameters are positional: <c>?1</c>, <c>?2</c>, …</summary>
internal sealed class WriteSession(SqliteConnection connection, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>Now, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Whether a transaction is open. Some errors (a full disk, say) end it behind the program's back.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows that were changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The first row of a query; <see langword="null"/> when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>All rows of a query.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter($"?{i}", DBNull.Value));
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = ToColumn(values[i]);
        }

        return command;
    }

    // NaN has no place in SQLite: it is stored as NULL, which is what it would become anyway.
    private static object ToColumn(object? value) => value switch
    {
        null => DBNull.Value,
        double number when double.IsNaN(number) => DBNull.Value,
        DateTimeOffset moment => moment.UtcTicks,
        Enum word => Convert.ToInt32(word, null),
        _ => value,
    };
}
