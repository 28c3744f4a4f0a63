using System.Diagnostics.Metrics;
using System.Threading.Channels;
using GearSweep.Storage.Failures;
using Microsoft.Extensions.Logging;
using Polly;

namespace GearSweep.Storage.Writing;

/// <summary>
/// The one writer of a process: a bounded queue of commands, written in batches, one transaction each. A caller hears
/// of success only after the commit. A command that fails fails alone; the writer goes on. When the database goes away,
/// the writer connects again and again, and the callers wait as long as the limits allow; a transaction whose commit
/// got no answer is looked up first, so that nothing is written twice.
/// </summary>
internal sealed partial class DatabaseWriter(
    IWriteDatabase database,
    WriterLimits limits,
    TimeProvider time,
    ILogger logger,
    IMeterFactory? meters = null
) : IAsyncDisposable
{
    // What waits is tried again every few seconds.
    private static readonly TimeSpan FailureAge = TimeSpan.FromSeconds(30);

    private readonly Channel<WriteCommand> _queue = Channel.CreateBounded<WriteCommand>(
        new BoundedChannelOptions(limits.QueueCapacity) { SingleReader = true, AllowSynchronousContinuations = false }
    );

    private readonly CancellationTokenSource _abandon = new();
    private readonly ResiliencePipeline<Exception?> _whileAway = WriteRetry.For(database, time);
    private readonly BatchTransaction _transaction = new(database);
    private readonly WriterMeter _meter = new(meters);
    private volatile Exception? _outage;
    private volatile Failure? _failure;
    private Task? _loop;

    /// <summary>
    /// What kept the last transaction from the disk; <see langword="null"/> when it got there, or when nothing has been
    /// tried for so long that nothing waits.
    /// </summary>
    public string? UnavailableReason =>
        _failure is { } failure && time.GetElapsedTime(failure.At) < FailureAge ? failure.Reason : null;

    /// <summary>Opens the database for writing and begins to write what is queued.</summary>
    public void Start()
    {
        _transaction.Connect();
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues a command and waits until it is on disk.</summary>
    /// <exception cref="StorageException">The store is closed, or the database refuses, or it was away for longer than
    /// the limits allow.</exception>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> execute, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(limits.WaitTimeout);
        var command = new WriteCommand<T>(execute, timeout.Token);
        try
        {
            await _queue.Writer.WriteAsync(command, timeout.Token);
            return await command.Reply.WaitAsync(timeout.Token);
        }
        catch (ChannelClosedException e)
        {
            throw Closed(e);
        }
        catch (OperationCanceledException)
            when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new StorageException(
                $"{database.Name} did not take what is to be stored for {limits.WaitTimeout.TotalSeconds:0} s"
                    + $"{(_outage is { } outage ? $" ({outage.Message})" : "")}; it is given up, and what was sent in the last moment may yet be stored.",
                _outage!
            );
        }
    }

    /// <summary>
    /// Takes no more, writes what is queued (for as long as the limits allow), and closes the database.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
        {
            return;
        }

        if (_loop is { } loop)
        {
            _abandon.CancelAfter(limits.DrainTimeout);
            await loop;
        }

        while (_queue.Reader.TryRead(out var command))
        {
            command.Fail(Closed(null));
        }

        _abandon.Dispose();
    }

    private async Task RunAsync()
    {
        using (_transaction)
        {
            var batch = new List<WriteCommand>(limits.BatchSize);
            while (!_abandon.IsCancellationRequested && await _queue.Reader.WaitToReadAsync(CancellationToken.None))
            {
                while (batch.Count < limits.BatchSize && _queue.Reader.TryRead(out var command))
                {
                    batch.Add(command);
                }

                await WriteAsync(batch);
                batch.Clear();
            }

            _transaction.Close();
        }
    }

    private async Task WriteAsync(List<WriteCommand> batch)
    {
        try
        {
            if (
                await _whileAway.ExecuteAsync(_ => ValueTask.FromResult(TryWrite(batch)), _abandon.Token) is { } refusal
            )
                await WriteEachAsync(batch, refusal);
        }
        catch (OperationCanceledException)
        {
            var reason = _outage is { } outage ? CannotBeWritten(outage) : Closed(null);
            batch.ForEach(command => command.Fail(reason));
        }
    }

    /// <summary>One try.</summary>
    /// <returns>What was in the way; <see langword="null"/> when there is nothing left to write.</returns>
    private Exception? TryWrite(List<WriteCommand> batch)
    {
        LeaveOut(batch);
        if (batch.Count == 0)
            return null;
        var began = time.GetTimestamp();
        if (_transaction.TryWrite(batch) is { } cause)
        {
            _failure = new Failure(Reason(cause), time.GetTimestamp());
            if (database.IsOutage(cause))
                BeginOutage(cause);
            return cause;
        }

        _meter.Committed(batch.Count, time.GetElapsedTime(began));
        _failure = null;
        EndOutage();
        batch.ForEach(command => command.Settle());
        return null;
    }

    // The transaction as a whole was lost: each on its own, so that only those fail that have to.
    private async Task WriteEachAsync(List<WriteCommand> batch, Exception failure)
    {
        LogBatchLost(failure, batch.Count);
        if (batch is [var only])
        {
            only.Fail(CannotBeWritten(failure));
            return;
        }

        foreach (var command in batch)
        {
            await WriteAsync([command]);
        }
    }

    private static void LeaveOut(List<WriteCommand> batch) =>
        batch.RemoveAll(command =>
        {
            if (!command.IsCancelled)
            {
                return false;
            }

            command.Fail(new OperationCanceledException());
            return true;
        });

    private void BeginOutage(Exception failure)
    {
        if (_outage is null)
        {
            LogOutage(database.Name, failure.Message);
        }

        _outage = failure;
    }

    private void EndOutage()
    {
        if (_outage is not null)
        {
            LogOutageEnded(database.Name);
            _outage = null;
        }
    }

    private string Reason(Exception cause) => $"{database.Name} cannot be written: {cause.Message}";

    private StorageException CannotBeWritten(Exception cause) => new(Reason(cause), cause);

    private StorageException Closed(Exception? cause) =>
        new($"{database.Name} is closed; nothing was written.", cause!);

    private sealed record Failure(string Reason, long At);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "a transaction of {Commands} commands was lost; each is written again on its own"
    )]
    private partial void LogBatchLost(Exception exception, int commands);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Database} has gone away ({Reason}); what is to be stored waits for it"
    )]
    private partial void LogOutage(string database, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Database} is back; what had waited is stored")]
    private partial void LogOutageEnded(string database);
}
