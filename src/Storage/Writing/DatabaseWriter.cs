using System.Threading.Channels;
using GearSweep.Storage.Opening;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GearSweep.Storage.Writing;

/// <summary>
/// The one writer: a bounded queue of commands, written in batches, one transaction each. A caller hears of success only after the commit.
/// A command that fails fails alone; the writer goes on.
/// </summary>
internal sealed partial class DatabaseWriter(StorageOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly Channel<WriteCommand> _queue = Channel.CreateBounded<WriteCommand>(
        new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true, AllowSynchronousContinuations = false });

    private readonly CancellationTokenSource _abandon = new();
    private Task? _loop;

    /// <summary>Opens the file for writing and begins to write what is queued.</summary>
    public void Start()
    {
        var connection = new SqliteConnection(DatabaseFile.ForWriting(options.DatabasePath));
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            pragmas.CommandText =
                $"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = NORMAL;
                PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds};
                PRAGMA foreign_keys = ON;
                PRAGMA cache_size = -32768;
                PRAGMA journal_size_limit = 67108864;
                """;
            pragmas.ExecuteNonQuery();
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        var session = new WriteSession(connection, time);
        _loop = Task.Run(() => RunAsync(session));
    }

    /// <summary>Queues a command and waits until it is on disk.</summary>
    /// <exception cref="StorageException">The store is closed, or the database refuses.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> execute, CancellationToken cancellation)
    {
        var command = new WriteCommand<T>(execute, cancellation);
        try
        {
            await _queue.Writer.WriteAsync(command, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw Closed(e);
        }

        return await command.Reply.WaitAsync(cancellation);
    }

    /// <summary>Takes no more, writes what is queued (for as long as the options allow), and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
        {
            return;
        }

        if (_loop is { } loop)
        {
            _abandon.CancelAfter(options.DrainTimeout);
            await loop;
        }

        while (_queue.Reader.TryRead(out var command))
        {
            command.Fail(Closed(null));
        }

        _abandon.Dispose();
    }

    private async Task RunAsync(WriteSession session)
    {
        using (session)
        {
            var batch = new List<WriteCommand>(options.BatchSize);
            while (!_abandon.IsCancellationRequested && await _queue.Reader.WaitToReadAsync(CancellationToken.None))
            {
                while (batch.Count < options.BatchSize && _queue.Reader.TryRead(out var command))
                {
                    if (command.IsCancelled)
                    {
                        command.Fail(new OperationCanceledException());
                    }
                    else
                    {
                        batch.Add(command);
                    }
                }

                Write(session, batch);
                batch.Clear();
            }
        }
    }

    private void Write(WriteSession session, List<WriteCommand> batch)
    {
        if (batch.Count == 0 || TryWrite(session, batch) is not { } failure)
        {
            return;
        }

        // The transaction as a whole was lost: each on its own, so that only those fail that have to.
        LogBatchLost(failure, batch.Count);
        foreach (var command in batch)
        {
            if ((batch.Count == 1 ? failure : TryWrite(session, [command])) is { } own)
            {
                command.Fail(new StorageException($"'{options.DatabasePath}' cannot be written: {own.Message}", own));
            }
        }
    }

    // null when the transaction is on disk and every caller has heard so, or of its own command's failure.
    private static Exception? TryWrite(WriteSession session, List<WriteCommand> batch)
    {
        var failures = new Exception?[batch.Count];
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            for (var i = 0; i < batch.Count; i++)
            {
                failures[i] = TryExecute(session, batch[i]);
            }

            session.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to the callers; the writer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (session.InTransaction)
            {
                session.Execute("ROLLBACK");
            }

            return e;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            if (failures[i] is { } failure)
            {
                batch[i].Fail(failure);
            }
            else
            {
                batch[i].Complete();
            }
        }

        return null;
    }

    private static Exception? TryExecute(WriteSession session, WriteCommand command)
    {
        session.Execute("SAVEPOINT command");
        try
        {
            command.Execute(session);
            session.Execute("RELEASE command");
            return null;
        }
        catch (Exception e) when (session.InTransaction && e is not SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR })
        {
            session.Execute("ROLLBACK TO command");
            session.Execute("RELEASE command");
            return e;
        }
    }

    private StorageException Closed(Exception? cause) => new($"'{options.DatabasePath}' is closed; nothing was written.", cause!);

    [LoggerMessage(Level = LogLevel.Error, Message = "a transaction of {Commands} commands was lost; each is written again on its own")]
    private partial void LogBatchLost(Exception exception, int commands);
}
