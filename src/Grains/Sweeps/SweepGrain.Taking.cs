using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Grains.Sweeps;

/// <content>How trials are given out.</content>
internal sealed partial class SweepGrain
{
    private const int ReadyTrials = 64;
    private const int ProposedTrials = 1000;
    private readonly SemaphoreSlim _refill = new(1);
    private readonly Queue<NewTrial> _ready = new();
    private readonly Dictionary<int, RunningAttempt> _starting = [];
    private readonly Dictionary<int, string> _doubtful = [];
    private List<NewTrial> _apart = []; // Trials that wait and that not every silo may take: they have lost or broken one, or one has declined them.

    /// <inheritdoc/>
    public async Task<TrialAssignment?> TakeAsync(string silo)
    {
        var patience = TakeBound.Of(messaging.Value);
        using var bound = new CancellationTokenSource(patience, time);
        try
        {
            return await TakeAsync(silo, bound.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException && bound.IsCancellationRequested)
        {
            LogTakeGivenUp(Id, patience.TotalSeconds);
            return null;
        }
    }

    private async Task<TrialAssignment?> TakeAsync(string silo, CancellationToken bound)
    {
        if (!MayGive(silo)) return null;
        if (_ready.Count == 0 && _apart.Count == 0) await RefillAsync(bound);
        if (!MayGive(silo)) return null;
        if (_ready.Count == 0) return await TakeApartAsync(silo, bound);
        if (!MayTake(silo, lost: 0)) return await LeaveToOthersAsync();

        var trial = _ready.Dequeue();
        var assignment = await StartAsync(trial, silo, bound);
        if (assignment is null) DeactivateOnIdle(); // The store knows better than this activation remembers; the next one reads it anew.
        return assignment;
    }

    // While it is not known what became of a start, no other one is tried.
    private bool MayGive(string silo) => _state == SweepState.Running && IsAlive(silo) && !IsAtItsLimit && _doubtful.Count == 0;

    private bool MayTake(string silo, int lost) => LossRule.MayTake(silo, lost, RunningAttempts.Concat(_starting.Values), options.Value.MaxAttempts);

    private async Task<TrialAssignment?> TakeApartAsync(string silo, CancellationToken bound)
    {
        var takers = _apart.Any(trial => RefusalsOf(trial.Number).Contains(silo)) ? await TakersAsync() : [];
        if (_apart.Count == 0 || !MayGive(silo)) return null;
        var chosen = _apart.FindIndex(trial => MayTake(silo, trial.Lost) && LossRule.MayTryAgain(silo, RefusalsOf(trial.Number), takers));
        if (chosen < 0) return await LeaveToOthersAsync();
        var trial = _apart[chosen];
        _apart.RemoveAt(chosen);
        return await StartAsync(trial, silo, bound);
    }

    /// <summary>Nothing for this silo now, but for others: the sweep stays in the queue.</summary>
    private async Task<TrialAssignment?> LeaveToOthersAsync()
    {
        await Queue.OpenAsync(Demand);
        return null;
    }

    /// <summary>Begins the next attempt at a trial; <see langword="null"/> when the trial does not wait any more, or not for this silo.</summary>
    private async Task<TrialAssignment?> StartAsync(NewTrial trial, string silo, CancellationToken bound)
    {
        _starting[trial.Number] = new RunningAttempt(trial.Number, 0, silo, trial.Lost);
        try
        {
            var started = await store.StartAttemptAsync(Id, trial.Number, silo, bound);
            if (started is null) return null;
            if (started.DamagedEpoch is { } epochs) LogCheckpointDamaged(Id, trial.Number, started.Number, epochs);
            _running[trial.Number] = new RunningTrialEntry(new RunningAttempt(trial.Number, started.Number, silo, started.Lost), time.GetUtcNow());
            return Assign(trial, started);
        }
        catch
        {
            _doubtful[trial.Number] = silo; // It may be stored, or yet be stored in this moment.
            throw;
        }
        finally
        {
            _starting.Remove(trial.Number);
        }
    }

    /// <summary>Hands back what was started although its start was given up: its silo never heard of it, so that nothing was lost with it.</summary>
    private async Task SettleAsync()
    {
        foreach (var (trial, silo) in _doubtful.ToArray())
        {
            var attempt = await store.SettledAttemptAsync(Id, trial, CancellationToken.None);
            if (!_doubtful.Remove(trial) || attempt?.Silo != silo) continue;
            _running[trial] = new RunningTrialEntry(attempt, time.GetUtcNow());
            var outcome = new AttemptOutcome(AttemptEnd.HandedBack, "its silo was not told of it: the store answered too late", 0, "", 0, null);
            await ReportAsync(new TrialReport(trial, attempt.Attempt, [], null, outcome));
        }
    }

    /// <summary>
    /// Fills the line of ready trials from the store, and asks the sampler for more when the store has none that wait. Those that not every silo may take come
    /// when there are no others, and are read again each time: what one silo may not take must not hide what it may.
    /// </summary>
    private async Task RefillAsync(CancellationToken cancellation)
    {
        await _refill.WaitAsync(cancellation);
        try
        {
            while (_ready.Count == 0)
            {
                var most = ReadyTrials + _starting.Count + _refusals.Count;
                var waiting = NotBegun(await store.QueuedAsync(Id, most, cancellation)).ToLookup(trial => _refusals.ContainsKey(trial.Number));
                foreach (var trial in waiting[false]) _ready.Enqueue(trial);
                if (_ready.Count > 0) return;
                if (await ProposeAsync(cancellation)) continue;
                var suspects = await store.SuspectsAsync(Id, most, cancellation);
                _apart = [.. NotBegun([.. waiting[true], .. suspects])];
                return;
            }
        }
        finally
        {
            _refill.Release();
        }
    }

    private async Task<bool> ProposeAsync(CancellationToken cancellation)
    {
        if (_proposed >= _plan.Configurations) return false;
        var next = _plan.Next(_proposed, Math.Max(1, ProposedTrials / _plan.TrialsPerConfiguration));
        if (next.Count == 0 || _state == SweepState.Cancelled) return false;
        await store.AddTrialsAsync(Id, next, cancellation);
        _proposed += next.Count / _plan.TrialsPerConfiguration;
        return true;
    }

    // What is being started meanwhile may have been read as waiting.
    private IEnumerable<NewTrial> NotBegun(IReadOnlyList<NewTrial> waiting) =>
        waiting.Where(trial => !_starting.ContainsKey(trial.Number) && !_running.ContainsKey(trial.Number));

    private TrialAssignment Assign(NewTrial trial, StartedAttempt started)
    {
        var condition = _conditions[trial.Condition];
        return new TrialAssignment(
            new TrialId(Id, trial.Number),
            started.Number,
            trial.Configuration,
            trial.Condition,
            trial.Repeat,
            trial.Seed,
            condition.SegmentHash,
            condition.Split,
            trial.MaxEpochs,
            _spec.EarlyStop,
            _spec.Engine,
            options.Value.CheckpointInterval,
            started.ResumeFrom,
            _synthetic);
    }
}
