using System.Data.Common;
using System.Text;
using GearSweep.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace GearSweep.Storage.PostgreSql;

/// <summary>The writer's connection to PostgreSQL.</summary>
/// <remarks>
/// Every transaction first takes one advisory lock, so that there is one writer at a time in the whole cluster, however
/// many heads it has. Nothing then needs row locks, nothing deadlocks, and the ids of loss points, which readers
/// follow, become visible in their order: the lock is given back only after the commit is visible, and the next
/// writer's statements see it (<c>READ COMMITTED</c>). The server itself ends a writer that holds the lock and says
/// nothing (frozen, cut off), so that the others go on.
/// </remarks>
internal class PostgresSession : WriteSession
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);
    private readonly NpgsqlConnection _connection;
    private readonly Guid _writer;
    private bool _inTransaction;

    public PostgresSession(PostgresAddress address, Guid writer, TimeProvider time)
        : base(time)
    {
        _writer = writer;
        _connection = new NpgsqlConnection(address.ForWriting());
        try
        {
            _connection.Open();
            // Waiting for the lock ends before the client's own timeout does, and after the server has ended a silent
            // holder.
            using var settings = new NpgsqlCommand(
                """
                SET default_transaction_isolation = 'read committed';
                SET default_transaction_read_only = off;
                SET idle_in_transaction_session_timeout = '10s';
                SET lock_timeout = '20s';
                SELECT set_config('synchronous_commit', 'on', FALSE) WHERE current_setting('synchronous_commit') = 'off'
                """,
                _connection
            );
            settings.ExecuteNonQuery();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public override bool InTransaction => _inTransaction;

    public override bool SavepointsAreCheap => false;

    public override void Begin()
    {
        using var begin = new NpgsqlBatch(_connection)
        {
            BatchCommands = { new("BEGIN"), new($"SELECT pg_advisory_xact_lock({AdvisoryLock.Writer})") },
        };
        begin.ExecuteNonQuery();
        _inTransaction = true;
    }

    public override void Commit(long number)
    {
        using var commit = new NpgsqlBatch(_connection)
        {
            BatchCommands =
            {
                new(
                    """
                    INSERT INTO Writers (Id, Transaction, Written) VALUES ($1, $2, $3)
                    ON CONFLICT (Id) DO UPDATE SET Transaction = excluded.Transaction, Written = excluded.Written
                    """
                )
                {
                    Parameters =
                    {
                        new() { Value = _writer },
                        new() { Value = number },
                        new() { Value = Now.UtcTicks },
                    },
                },
                new("COMMIT"),
            },
        };
        commit.ExecuteNonQuery();
        _inTransaction = false;
    }

    // Whoever asks holds the lock, so the transaction in question has ended one way or the other.
    public override bool WasCommitted(long number) =>
        First("SELECT Transaction FROM Writers WHERE Id = ?1", row => row.GetInt64(0), _writer) == number;

    public override bool ConcernsTheDatabase(Exception error) => PostgresErrors.ConcernsTheDatabase(error);

    /// <remarks>All rows in one message to the server and back.</remarks>
    public override int[] ExecuteEach(string sql, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        var statement = Find(sql, rows[0].Length);
        using var batch = new NpgsqlBatch(_connection);
        foreach (var row in rows)
        {
            batch.BatchCommands.Add(statement.ToBatchCommand(row));
        }

        batch.ExecuteNonQuery();
        var changed = new int[rows.Count];
        for (var i = 0; i < changed.Length; i++)
        {
            changed[i] = checked((int)batch.BatchCommands[i].RecordsAffected);
        }

        return changed;
    }

    public override void Close()
    {
        try
        {
            Execute("DELETE FROM Writers WHERE Id = ?1", _writer);
        }
        catch (DbException)
        {
            // It is cleared away some day later.
        }
    }

    public override void Dispose()
    {
        _inTransaction = false;
        foreach (var statement in _statements.Values)
        {
            statement.Command.Dispose();
        }

        _connection.Dispose();
    }

    protected override DbCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        var command = Find(sql, values.Length).Command;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = ToValue(values[i]);
        }

        return command;
    }

    protected override void Control(string sql)
    {
        base.Control(sql);
        if (sql == "ROLLBACK")
        {
            _inTransaction = false;
        }
    }

    // PostgreSQL's text has no place for the character 0 and for halves of surrogate pairs.
    private static object ToValue(object? value) =>
        value is string text && (text.Contains('\0') || text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0)
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD')
            : ToColumn(value);

    private Statement Find(string sql, int parameters)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new Statement(_connection, sql, parameters);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>
    /// A statement whose parameters have the types that the server gives them, so that a null does not make another
    /// statement of it.
    /// </summary>
    private sealed class Statement
    {
        private readonly NpgsqlDbType[] _types;

        public Statement(NpgsqlConnection connection, string sql, int parameters)
        {
            _types = Types(connection, sql, parameters);
#pragma warning disable CA2100 // Every statement is a constant of this assembly; values are parameters.
            Command = new NpgsqlCommand(sql.Replace('?', '$'), connection);
#pragma warning restore CA2100
            foreach (var type in _types)
            {
                Command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
            }
        }

        public NpgsqlCommand Command { get; }

        public NpgsqlBatchCommand ToBatchCommand(object?[] values)
        {
            var command = new NpgsqlBatchCommand(Command.CommandText);
            for (var i = 0; i < _types.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = _types[i], Value = ToValue(values[i]) });
            }

            return command;
        }

        private static NpgsqlDbType[] Types(NpgsqlConnection connection, string sql, int parameters)
        {
            if (parameters == 0)
            {
                return [];
            }

#pragma warning disable CA2100 // See above.
            using var named = new NpgsqlCommand(sql.Replace("?", "@p", StringComparison.Ordinal), connection);
#pragma warning restore CA2100
            NpgsqlCommandBuilder.DeriveParameters(named);
            return [.. Enumerable.Range(1, parameters).Select(i => named.Parameters[$"p{i}"].NpgsqlDbType)];
        }
    }
}
