using System.Diagnostics.CodeAnalysis;
using GearSweep.Grains.Door;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Sweeps;

/// <content>What happens to single trials, and to the sweep because of them.</content>
internal sealed partial class SweepGrain
{
    private static readonly Directive Superseded = new(DirectiveKind.Abandon, "a newer attempt owns the trial");
    private static readonly ActionReply Outdated = new(false, "The sweep has changed meanwhile; look again.");

    private IQueueGrain Queue => GrainFactory.GetGrain<IQueueGrain>(0);

    /// <summary>What running attempts are to do, by the sweep's state.</summary>
    private Directive StateDirective => _state switch
    {
        SweepState.Paused => new Directive(DirectiveKind.HandBack, "the sweep was paused"),
        SweepState.Cancelled => new Directive(DirectiveKind.Cancel, "the sweep was cancelled"),
        _ => Directive.Continue,
    };

    /// <summary>Trials that run or are about to.</summary>
    private int Busy => _running.Count + _starting.Count;

    private bool IsAtItsLimit => _sharing.MaxRunning is { } most && Busy >= most;

    private SweepDemand Demand => new(Id, Busy, _sharing);

    private IEnumerable<RunningAttempt> RunningAttempts => _running.Values.Select(entry => entry.Attempt);

    /// <summary>
    /// Whether trials are left, and none of them waits or runs: another activation, on the head that led before, did something that this one does not know.
    /// </summary>
    private bool IsStranded => _state == SweepState.Running && _ended < _total && _proposed >= _plan.Configurations
        && Busy + _doubtful.Count + _ready.Count + _apart.Count == 0;

    private bool Owns(TrialReport report, [NotNullWhen(true)] out RunningAttempt? attempt)
    {
        attempt = _running.GetValueOrDefault(report.Trial)?.Attempt;
        return attempt is not null && attempt.Attempt == report.Attempt;
    }

    private bool IsLost(RunningTrialEntry entry, ClusterView cluster)
    {
        var silo = cluster.Silos.FirstOrDefault(s => s.Status.Silo == entry.Attempt.Silo);
        var trial = new TrialId(Id, entry.Attempt.Trial);
        return LossRule.IsLost(
            trial, entry.Attempt.Attempt, !IsKnown(entry.Attempt.Silo), entry.Taken, silo, _unheard.GetValueOrDefault(entry.Attempt.Silo), options.Value.Lease);
    }

    /// <summary>Answers an attempt that is not the one that runs, as far as is remembered here.</summary>
    /// <exception cref="InvalidOperationException">
    /// The store has it as the one that runs; whoever asks again is answered by an activation that knows it too.
    /// </exception>
    private async Task<Directive> DisownAsync(TrialReport report)
    {
        var runs = await store.SettledAttemptAsync(Id, report.Trial, CancellationToken.None);
        if (runs?.Attempt != report.Attempt) return Superseded;
        DeactivateOnIdle();
        throw new InvalidOperationException("the sweep is being read again from the store");
    }

    /// <summary>Remembers, as the store does, that an attempt got further than the checkpoint it began from.</summary>
    private void ClearSuspicion(TrialReport report)
    {
        if (Owns(report, out var attempt)) _running[report.Trial] = _running[report.Trial] with { Attempt = attempt with { Lost = 0 }, GotFurther = true };
    }

    private async Task<AttemptOutcome> JudgeAsync(AttemptOutcome outcome, RunningAttempt attempt)
    {
        var hasUntried = outcome.End == AttemptEnd.Declined && (await TakersAsync()).Except(RefusalsOf(attempt.Trial)).Any(silo => silo != attempt.Silo);
        return LossRule.Judge(outcome, attempt, options.Value.MaxAttempts, hasUntried);
    }

    /// <summary>Silos that take trials, and are heard.</summary>
    private async Task<string[]> TakersAsync() => [.. (await Queue.ClusterAsync()).Silos.Where(TakesTrials).Select(silo => silo.Status.Silo)];

    private bool TakesTrials(SiloView silo) => silo is { SetAside: null, Status: { Draining: false, Slots: > 0 } }
        && silo.SilentSeconds < options.Value.Lease.TotalSeconds && IsAlive(silo.Status.Silo);

    private HashSet<string> RefusalsOf(int trial) => _refusals.GetValueOrDefault(trial, []);

    private async Task EndAttemptAsync(int trial, AttemptOutcome outcome)
    {
        var wasAtItsLimit = IsAtItsLimit;
        if (!_running.Remove(trial, out var entry)) return;
        if (outcome.End is AttemptEnd.Broken or AttemptEnd.Declined) _refusals[trial] = [.. RefusalsOf(trial), entry.Attempt.Silo];
        else if (TrialStates.After(outcome.End).HasEnded()) _refusals.Remove(trial);
        meter.AttemptEnded(outcome.End);
        Queue.EndedAsync(entry.Attempt.Silo, new TrialId(Id, trial), entry.Attempt.Attempt, outcome.End, outcome.Message, Demand).Ignore();
        if (outcome.End == AttemptEnd.Lost && !entry.Attempt.IsSuspect) Queue.LostAsync(entry.Attempt.Silo, entry.GotFurther).Ignore();
        if (TrialStates.After(outcome.End).HasEnded())
        {
            _ended++;
            meter.TrialEnded(outcome.End);
            if (wasAtItsLimit && _state == SweepState.Running) await Queue.OpenAsync(Demand);
            await EndIfDoneAsync();
        }
        else if (_state == SweepState.Cancelled)
        {
            meter.Cancelled(1); // As the store has it.
        }
        else if (_state == SweepState.Running)
        {
            await Queue.OpenAsync(Demand);
        }
    }

    private async Task EndIfDoneAsync()
    {
        if (_state != SweepState.Running || _ended < _total) return;
        if (await store.CompleteAsync(Id, CancellationToken.None))
        {
            _state = SweepState.Completed;
            LogCompleted(Id, _total);
        }
        else
        {
            DeactivateOnIdle(); // A trial was queued again meanwhile, or another call was faster.
        }
    }

    private async Task<bool> ChangeStateAsync(SweepState state)
    {
        if (await store.ChangeStateAsync(Id, _state, state, CancellationToken.None))
        {
            _state = state;
            return true;
        }

        DeactivateOnIdle();
        return false;
    }

    /// <summary>Tells running attempts at once what they would hear with their next report.</summary>
    private void StopRunning()
    {
        foreach (var entry in _running.Values)
        {
            var key = TrialKeys.Of(new TrialId(Id, entry.Attempt.Trial), entry.Attempt.Attempt, entry.Attempt.Silo);
            GrainFactory.GetGrain<ITrialGrain>(key).StopAsync(StateDirective).Ignore();
        }
    }

    private bool IsAlive(string silo) => Status(silo) == SiloStatus.Active;

    private bool IsKnown(string silo) => Status(silo) is not (SiloStatus.None or SiloStatus.Dead);

    private SiloStatus Status(string silo) => SiloNames.TryParse(silo, out var address) ? membership.CurrentSnapshot.GetSiloStatus(address) : SiloStatus.None;

    private sealed record RunningTrialEntry(RunningAttempt Attempt, DateTimeOffset Taken, bool GotFurther = false);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep} trial {Trial} attempt {Attempt}: {Reason}")]
    private partial void LogLost(int sweep, int trial, int attempt, string reason);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep} trial {Trial} attempt {Attempt}: the stored checkpoint ({Epochs} epochs) is damaged and not used; it is trained again from the start, to the same bits")]
    private partial void LogCheckpointDamaged(int sweep, int trial, int attempt, int epochs);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} trial {Trial} attempt {Attempt} could not be taken back; trying again")]
    private partial void LogNotTakenBack(Exception error, int sweep, int trial, int attempt);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep}: a report is refused: {Reason}")]
    private partial void LogReportRefused(int sweep, string reason);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep}: no trial is given out, because the store did not answer for {Seconds} s")]
    private partial void LogTakeGivenUp(int sweep, double seconds);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep}: {Trials} trials have not ended, and none is known to wait or run; the store is read again")]
    private partial void LogStranded(int sweep, int trials);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} '{Name}' cannot be opened and is left alone: {Problem}. It can be cancelled, or deleted with 'gearsweep delete'")]
    private partial void LogUnreadable(int sweep, string name, string problem);

    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} has ended: all of its {Trials} trials did")]
    private partial void LogCompleted(int sweep, int trials);
}
