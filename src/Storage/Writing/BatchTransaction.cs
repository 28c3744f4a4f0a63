using System.Data.Common;

namespace GearSweep.Storage.Writing;

/// <summary>
/// Writes batches of commands, one transaction each, over one connection, which it opens again when it was lost.
/// </summary>
internal sealed class BatchTransaction(IWriteDatabase database) : IDisposable
{
    private WriteSession? _session;
    private long _number;

    // Commands of transaction _number, whose commit got no answer.
    private HashSet<WriteCommand> _inDoubt = [];

    /// <summary>Opens the connection, if it is not open.</summary>
    public WriteSession Connect() => _session ??= database.Open();

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The commands; those that turn out to be on disk since an earlier try are taken out.</param>
    /// <returns>
    /// <see langword="null"/> when the transaction is on disk, so that its commands can be settled; else what was in the
    /// way: then nothing was written, or the commit got no answer and the next try finds out whether it was.
    /// </returns>
    public Exception? TryWrite(List<WriteCommand> batch)
    {
        try
        {
            var session = Connect();
            var failure = TryWrite(session, batch, marked: session.SavepointsAreCheap);
            return failure is null || session.SavepointsAreCheap || database.IsOutage(failure)
                ? failure
                : TryWrite(session, batch, marked: true);
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers; the writer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    /// <summary>Ends the use in order.</summary>
    public void Close() => _session?.Close();

    public void Dispose() => Disconnect();

    private Exception? TryWrite(WriteSession session, List<WriteCommand> batch, bool marked)
    {
        var committing = false;
        try
        {
            session.Begin();
            ResolveDoubt(session, batch);
            batch.ForEach(command => Execute(session, command, marked));
            _number++;
            committing = true;
            session.Commit(_number);
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers; the writer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!database.IsOutage(e))
            {
                TryRollBack(session);
                return e;
            }

            if (committing)
            {
                _inDoubt = [.. batch];
            }

            Disconnect();
            return e;
        }

        return null;
    }

    private void ResolveDoubt(WriteSession session, List<WriteCommand> batch)
    {
        if (_inDoubt.Count == 0)
        {
            return;
        }

        if (session.WasCommitted(_number))
        {
            foreach (var command in _inDoubt)
            {
                command.Settle();
            }

            batch.RemoveAll(_inDoubt.Contains);
        }

        _inDoubt = [];
    }

    private void Execute(WriteSession session, WriteCommand command, bool marked)
    {
        command.Failure = null;
        if (!marked)
        {
            command.Execute(session);
            return;
        }

        session.Mark();
        try
        {
            command.Execute(session);
            session.ReleaseSavepoint();
        }
        catch (Exception e) when (session.InTransaction && !session.ConcernsTheDatabase(e) && !database.IsOutage(e))
        {
            session.RollBackToMark();
            command.Failure = e;
        }
    }

    // A rollback that fails must not end the writer: the next transaction then begins on a connection of its own.
    private void TryRollBack(WriteSession session)
    {
        try
        {
            if (session.InTransaction)
            {
                session.RollBack();
            }
        }
        catch (DbException)
        {
            Disconnect();
        }
    }

    private void Disconnect()
    {
        var session = _session;
        _session = null;
        session?.Dispose();
    }
}
