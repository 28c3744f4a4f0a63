using System.Data.Common;

namespace GearSweep.Storage.Writing;

/// <summary>
/// The writer's connection, with every statement prepared once. Statements are written for both databases: parameters
/// are positional (<c>?1</c>, <c>?2</c>, …), names have no quotes (but for words that SQL reserves, which are quoted in
/// lower case), truth is <c>TRUE</c> and <c>FALSE</c>.
/// </summary>
internal abstract class WriteSession(TimeProvider time) : IDisposable
{
    /// <summary>Now, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>
    /// Whether a transaction is open. Some errors (a full disk, say) end it behind the program's back.
    /// </summary>
    public abstract bool InTransaction { get; }

    /// <summary>
    /// Whether marking each command's begin costs next to nothing. Otherwise a batch is tried without marks first,
    /// because commands seldom fail.
    /// </summary>
    public abstract bool SavepointsAreCheap { get; }

    /// <summary>Begins a transaction as the only writer.</summary>
    public abstract void Begin();

    /// <summary>Commits. The rows are on disk when it returns.</summary>
    /// <param name="number">The transaction's number, from 1; each try has its own.</param>
    public abstract void Commit(long number);

    /// <summary>
    /// Inside a later transaction: whether the one with this number was committed, although its answer was lost.
    /// </summary>
    public abstract bool WasCommitted(long number);

    /// <summary>Undoes the transaction.</summary>
    public void RollBack() => Control("ROLLBACK");

    /// <summary>Marks where a command begins.</summary>
    public void Mark() => Control("SAVEPOINT command");

    /// <summary>Forgets the mark.</summary>
    public void ReleaseSavepoint() => Control("RELEASE SAVEPOINT command");

    /// <summary>Undoes what was written since the mark, and forgets it.</summary>
    public void RollBackToMark()
    {
        Control("ROLLBACK TO SAVEPOINT command");
        ReleaseSavepoint();
    }

    /// <summary>
    /// Whether a command's error is the whole database's, such as a full disk: its transaction cannot go on.
    /// </summary>
    public abstract bool ConcernsTheDatabase(Exception error);

    /// <summary>Runs a statement.</summary>
    /// <returns>Rows that were changed.</returns>
    public virtual int Execute(string sql, params ReadOnlySpan<object?> values) =>
        Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Runs a statement for each row of values.</summary>
    /// <returns>Rows that were changed, for each.</returns>
    public virtual int[] ExecuteEach(string sql, IReadOnlyList<object?[]> rows)
    {
        var changed = new int[rows.Count];
        for (var i = 0; i < changed.Length; i++)
        {
            changed[i] = Execute(sql, rows[i]);
        }

        return changed;
    }

    /// <summary>The first row of a query; <see langword="null"/> when there is none.</summary>
    public T? First<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>All rows of a query.</summary>
    public List<T> All<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>What is to be done before the last use ends in order.</summary>
    public virtual void Close() { }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>A value as the database takes it.</summary>
    // NaN has no place in SQLite: it is stored as NULL, which is what it would become anyway; and the same in
    // PostgreSQL, so that both order alike.
    public static object ToColumn(object? value) =>
        value switch
        {
            null => DBNull.Value,
            double number when double.IsNaN(number) => DBNull.Value,
            DateTimeOffset moment => moment.UtcTicks,
            Enum word => Convert.ToInt32(word, null),
            _ => value,
        };

    /// <summary>A statement with its values, ready to run.</summary>
    protected abstract DbCommand Prepare(string sql, ReadOnlySpan<object?> values);

    /// <summary>Runs a statement that controls the transaction.</summary>
    protected virtual void Control(string sql) => Execute(sql);
}
