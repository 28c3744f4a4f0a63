using System.Threading.Channels;
using GearSweep.Grains.Telemetry;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Trials;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Slots;

/// <summary>
/// One attempt in a slot: the training thread puts news into a channel (checkpoints beside it: only the newest is of
/// use) and never waits; beside it a loop sends what has come together to the sweep, and hands what the sweep answers
/// to the training thread.
/// </summary>
#pragma warning disable CA1001 // An attempt may be stopped by whoever still has it after its end, and the source that this cancels holds nothing to release.
internal sealed class TrialExecution(
#pragma warning restore CA1001
    TrialAssignment assignment,
    TrainingThreadPool threads,
    SegmentCache segments,
    ITrialRunner runner,
    IGrainFactory grains,
    TimeSpan reportInterval,
    TimeProvider time,
    SlotMeter meter,
    TrainingPace pace,
    ILogger<TrialExecution> logger,
    CancellationToken stopping
) : ITrialControl
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(1);

    private readonly Channel<object> _news = Channel.CreateUnbounded<object>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly LatestCheckpoint _newest = new();
    private readonly HeadRetry _head = new(assignment, time, logger);
    private readonly AttemptTelemetry _telemetry = meter.Of(assignment, time);
    private readonly TaskCompletionSource _slotFreed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private TrialCommand _directive = TrialCommand.Continue;
    private readonly int _resumedAt = assignment.ResumeFrom?.Epoch ?? 0;
    private volatile int _epoch = assignment.ResumeFrom?.Epoch ?? 0;
    private volatile bool _hasEnded;
    private long _began; // Of the training thread.

    /// <summary>
    /// Completes when the slot may take its next trial: shortly before the training ends, and at its begin when it
    /// is short (<see cref="NextTrial"/>), so that the next one is there when it has; and when it did not end well with <see cref="Completion"/>, because the
    /// head may want to give this silo no more.
    /// </summary>
    public Task SlotFreed => _slotFreed.Task;

    /// <summary>Completes when the attempt has ended and the head knows.</summary>
    public Task Completion => _completion.Task;

    /// <summary>The attempt as the cluster page shows it.</summary>
    public RunningTrial Status =>
        new(assignment.Id, assignment.Attempt, _epoch, assignment.Epochs) { HasEnded = _hasEnded };

    /// <inheritdoc/>
    public TrialCommand Current => Volatile.Read(ref _directive);

    /// <summary>Trains and reports, both elsewhere.</summary>
    /// <param name="ended">Called once, before <see cref="Completion"/>.</param>
    public void Begin(Action ended) =>
        _ = Task.Run(async () =>
        {
            using var span = _telemetry.Start();
            try
            {
                var training = TrainAsync();
                await SendAsync(training);
                await training;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                logger.LogEndedUnheard(error, assignment);
            }
            finally
            {
                ended();
                _slotFreed.TrySetResult();
                _completion.SetResult();
            }
        });

    /// <summary>
    /// Asks the training thread to stop, or ends the attempt at once when no thread has begun it; the first reason
    /// stands.
    /// </summary>
    public void Stop(TrialCommand directive)
    {
        if (directive.Kind == TrialCommandKind.Continue)
            return;
        if (Interlocked.CompareExchange(ref _directive, directive, TrialCommand.Continue) == TrialCommand.Continue)
            _stop.Cancel();
    }

    /// <inheritdoc/>
    public void Report(EpochReport report)
    {
        _epoch = report.Epoch;
        if (NextTrial.IsDue(report.Epoch - _resumedAt, assignment.Epochs - report.Epoch, time.GetElapsedTime(_began)))
            _slotFreed.TrySetResult();
        _telemetry.Epoch();
        _news.Writer.TryWrite(report);
    }

    /// <inheritdoc/>
    public void Checkpoint(TrialCheckpoint checkpoint)
    {
        _telemetry.Checkpoint(checkpoint);
        if (_newest.Put(checkpoint))
            _news.Writer.TryWrite(_newest);
    }

    private async Task TrainAsync()
    {
        var outcome = new AttemptOutcome(
            AttemptEnd.WorkerFailed,
            "it ended without a result",
            _epoch,
            assignment.Engine,
            0,
            null
        );
        try
        {
            var segment = await _head.AskAsync(
                () => segments.GetAsync(assignment.SegmentHash).WaitAsync(_stop.Token),
                _stop.Token
            );
            outcome = await threads.RunAsync(() => Train(segment), _stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            outcome = UnbegunAttempt.Outcome(assignment, Current);
        }
        catch (InvalidDataException error)
        {
            // The stored rows are damaged: no silo could train on them.
            outcome = outcome with
            {
                End = AttemptEnd.Failed,
                Message = error.Message,
            };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            logger.LogBroke(error, assignment);
            outcome = outcome with { Message = error.Message, Epochs = _epoch };
        }
        finally
        {
            _hasEnded = true;
            _telemetry.Ended(outcome);
            logger.LogEnd(assignment, outcome);
            _news.Writer.TryWrite(outcome);
            _news.Writer.Complete();
            if (outcome.End is AttemptEnd.Completed or AttemptEnd.Pruned or AttemptEnd.Paused)
                _slotFreed.TrySetResult();
        }
    }

    private AttemptOutcome Train(Shared.Datasets.SegmentData segment)
    {
        _began = time.GetTimestamp();
        if (NextTrial.IsDue(pace.Expect(assignment)))
            _slotFreed.TrySetResult();
        var outcome = runner.Run(assignment, segment, this);
        if (outcome.End == AttemptEnd.Completed)
            pace.Learn(assignment, outcome.Epochs - _resumedAt, time.GetElapsedTime(_began));
        return outcome;
    }

    private async Task SendAsync(Task training)
    {
        var outbox = new ReportBatcher(assignment.Id.Number, assignment.Attempt);
        while (await outbox.CollectAsync(_news.Reader, training, reportInterval, KeepAlive, time))
        {
            var report = outbox.Report;
            using var sending = _telemetry.Sending(report);
            if (await DeliverAsync(report) is not { } directive)
                return;
            outbox.Sent(report);
            sending.Stored();
            if (report.Outcome is not null || directive.Kind == TrialCommandKind.Supersede)
            {
                Stop(directive);
                return;
            }

            Stop(directive);
        }
    }

    /// <summary>
    /// Sends until it is stored; what cannot be sent counts as lost with the attempt, whose trial goes on from its last
    /// checkpoint. What the head refuses breaks the attempt at once, with the same end.
    /// </summary>
    /// <returns>What to do; <see langword="null"/> when the report was not stored.</returns>
    private async Task<TrialCommand?> DeliverAsync(TrialReport report)
    {
        try
        {
            return await _head.AskAsync(
                () => grains.GetGrain<ISchedulerGrain>(0).ReportAsync(assignment.Id.Sweep, report),
                stopping
            );
        }
        catch (Exception error)
            when (HeadRetry.IsAnswer(error) && report.Outcome is not { End: AttemptEnd.WorkerFailed })
        {
            logger.LogRefused(error, assignment);
            Stop(new TrialCommand(TrialCommandKind.Supersede, "its report was refused"));
            var broken = new AttemptOutcome(
                AttemptEnd.WorkerFailed,
                $"its report was refused: {error.Message}",
                _epoch,
                "",
                0,
                null
            );
            await DeliverAsync(new TrialReport(assignment.Id.Number, assignment.Attempt, [], null, broken));
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Stop(new TrialCommand(TrialCommandKind.Supersede, "its head cannot be reached"));
            return null;
        }
    }
}
