using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// Leases trials: has the scheduler choose one, stores it as running, and tells the scheduler what became of that.
/// </summary>
internal sealed partial class TrialDispatcher(
    Scheduler scheduler,
    OpenSweeps sweeps,
    KeptSweeps kept,
    TrialDecider decider,
    ISweepStore store,
    TimeProvider time,
    IOptions<SchedulerOptions> options,
    IOptions<SiloMessagingOptions> messaging,
    ILogger<TrialDispatcher> logger
)
{
    private readonly Dictionary<int, Task> _reads = [];

    // A worker that has stopped waiting never hears of its trial, so a store that is slow to answer is given up long
    // before.
    private TimeSpan Bound => messaging.Value.ResponseTimeout / 4;

    /// <summary>
    /// The next trial for a worker; <see langword="null"/> when there is none for it, or the store takes too long.
    /// </summary>
    public async Task<TrialAssignment?> NextAsync(string worker)
    {
        using var bound = new CancellationTokenSource(Bound, time);
        HashSet<int> passed = [];
        while (
            !bound.IsCancellationRequested
            && scheduler.Next(worker, s => kept.Include(s.Id) && !passed.Contains(s.Id)) is { } next
        )
        {
            try
            {
                if (next.Trial is not { } trial)
                    await FillAsync(next.Sweep).WaitAsync(bound.Token);
                else if (await LeaseAsync(next.Sweep, trial, worker, bound.Token) is { } assignment)
                    return assignment;
                else
                    passed.Add(next.Sweep.Id);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // One sweep that cannot be served must not keep the others waiting.
                if (bound.IsCancellationRequested)
                    LogGivenUp(next.Sweep.Id, Bound.TotalSeconds);
                else
                    LogFailed(error, next.Sweep.Id);
                passed.Add(next.Sweep.Id);
            }
        }

        return null;
    }

    /// <summary>
    /// Reads the waiting trials of a sweep, and has its sampler propose more when the store has none that wait; whoever
    /// asks meanwhile waits for the same.
    /// </summary>
    public Task FillAsync(SweepSchedule sweep)
    {
        if (_reads.TryGetValue(sweep.Id, out var running))
            return running;
        var reading = ReadAsync(sweep);
        if (!reading.IsCompleted)
            _reads[sweep.Id] = reading;
        return reading;
    }

    private async Task ReadAsync(SweepSchedule sweep)
    {
        try
        {
            var read = sweep.Waiting.BeginRead();
            var most = sweep.Waiting.ReadSize(sweep.Leases.BusyCount);
            var waiting = await store.QueuedAsync(sweep.Id, most, CancellationToken.None);
            if (sweep.Waiting.TakeReady(read, sweep.NotLeased(waiting)))
                return;
            if (sweep.Content?.Plan.IsDecided == true)
            {
                if (sweep.IsServed && await decider.DecideAsync(sweep, busy: true))
                    await ReadAsync(sweep);
                else
                    await ReadApartAsync(sweep, read, most, waiting);
                return;
            }

            if (sweep.Propose() is { Count: > 0 } proposed)
            {
                await store.AddTrialsAsync(sweep.Id, proposed, CancellationToken.None);
                sweep.AddProposed(read, proposed);
                return;
            }

            await ReadApartAsync(sweep, read, most, waiting);
        }
        finally
        {
            _reads.Remove(sweep.Id);
        }
    }

    private async Task ReadApartAsync(SweepSchedule sweep, long read, int most, IReadOnlyList<QueuedTrial> waiting)
    {
        var suspects = await store.SuspectsAsync(sweep.Id, most, CancellationToken.None);
        sweep.Waiting.TakeApart(read, sweep.NotLeased(waiting), sweep.NotLeased(suspects));
        if (sweep is { IsServed: true, IsSearching: true } && waiting.Count + suspects.Count == 0)
            await decider.DecideAsync(sweep, busy: false);
    }

    private async Task<TrialAssignment?> LeaseAsync(
        SweepSchedule sweep,
        QueuedTrial trial,
        string worker,
        CancellationToken bound
    )
    {
        var id = sweep.Id;
        scheduler.Apply(id, s => s.Begin(trial, worker));
        StartedAttempt? started;
        try
        {
            started = await store.StartAttemptAsync(id, trial.Number, worker, bound);
        }
        catch
        {
            // It may be stored, or yet be stored in this moment: the watchdog finds out.
            scheduler.Apply(id, s => s.Doubt(trial.Number));
            throw;
        }

        if (started is null)
        {
            scheduler.Apply(id, s => s.Reject(trial.Number));
            await sweeps.ReadAsync(id).WaitAsync(bound); // The store knows better.
            return null;
        }

        if (started.DamagedEpoch is { } epochs)
            LogCheckpointDamaged(id, trial.Number, started.Number, epochs);
        var lease = new TrialLease(new TrialId(id, trial.Number), started.Number, worker, started.LostAttempts)
        {
            Granted = time.GetUtcNow(),
        };
        scheduler.Apply(id, s => s.Confirm(lease));
        return sweep.Content!.Assign(id, trial, started, options.Value.CheckpointInterval);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Sweep {Sweep}: no trial is given out, because the store did not answer for {Seconds} s"
    )]
    private partial void LogGivenUp(int sweep, double seconds);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} could not give a trial")]
    private partial void LogFailed(Exception error, int sweep);

    [LoggerMessage(
        LogLevel.Warning,
        "Sweep {Sweep} trial {Trial} attempt {Attempt}: the stored checkpoint ({Epochs} epochs) is damaged and not used; it is trained again from the start, to the same bits"
    )]
    private partial void LogCheckpointDamaged(int sweep, int trial, int attempt, int epochs);
}
