using System.Diagnostics.CodeAnalysis;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Sweeps;

/// <content>What happens to single trials, and to the sweep because of them.</content>
internal sealed partial class SweepGrain
{
    private const int ReadyTrials = 64;
    private const int ProposedTrials = 1000;
    private static readonly Directive Superseded = new(DirectiveKind.Abandon, "a newer attempt owns the trial");

    private IQueueGrain Queue => GrainFactory.GetGrain<IQueueGrain>(0);

    /// <summary>What running attempts are to do, by the sweep's state.</summary>
    private Directive StateDirective => _state switch
    {
        SweepState.Paused => new Directive(DirectiveKind.HandBack, "the sweep was paused"),
        SweepState.Cancelled => new Directive(DirectiveKind.Cancel, "the sweep was cancelled"),
        _ => Directive.Continue,
    };

    /// <summary>Trials that run or are about to.</summary>
    private int Busy => _running.Count + _starting;

    private bool IsAtItsLimit => _sharing.MaxRunning is { } most && Busy >= most;

    private SweepDemand Demand => new(Id, Busy, _sharing);

    private bool Owns(TrialReport report, [NotNullWhen(true)] out RunningAttempt? attempt)
    {
        attempt = _running.GetValueOrDefault(report.Trial)?.Attempt;
        return attempt is not null && attempt.Attempt == report.Attempt;
    }

    /// <summary>Begins the next attempt at a trial; <see langword="null"/> when the trial does not wait any more.</summary>
    private async Task<TrialAssignment?> StartAsync(NewTrial trial, string silo)
    {
        _starting++;
        try
        {
            var started = await store.StartAttemptAsync(Id, trial.Number, silo, CancellationToken.None);
            if (started is null) return null;
            _running[trial.Number] = new RunningTrialEntry(new RunningAttempt(trial.Number, started.Number, silo, started.Lost), time.GetUtcNow());
            return Assign(trial, started);
        }
        finally
        {
            _starting--;
        }
    }

    /// <summary>Fills the line of ready trials from the store, and asks the sampler for more when the store has none that wait.</summary>
    private async Task RefillAsync()
    {
        await _refill.WaitAsync();
        try
        {
            while (_ready.Count == 0)
            {
                foreach (var trial in await store.QueuedAsync(Id, ReadyTrials, CancellationToken.None)) _ready.Enqueue(trial);
                if (_ready.Count > 0 || _proposed >= _plan.Configurations) return;

                var next = _plan.Next(_proposed, Math.Max(1, ProposedTrials / _plan.TrialsPerConfiguration));
                if (next.Count == 0 || _state == SweepState.Cancelled) return;
                await store.AddTrialsAsync(Id, next, CancellationToken.None);
                _proposed += next.Count / _plan.TrialsPerConfiguration;
            }
        }
        finally
        {
            _refill.Release();
        }
    }

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

    private async Task EndAttemptAsync(int trial, AttemptOutcome outcome)
    {
        var wasAtItsLimit = IsAtItsLimit;
        if (!_running.Remove(trial, out var entry)) return;
        meter.AttemptEnded(outcome.End);
        Queue.EndedAsync(entry.Attempt.Silo, new TrialId(Id, trial), entry.Attempt.Attempt, outcome.End, outcome.Message, Demand).Ignore();
        if (TrialStates.After(outcome.End).HasEnded())
        {
            _ended++;
            meter.TrialEnded(outcome.End);
            if (wasAtItsLimit && _state == SweepState.Running) await Queue.OpenAsync(Demand);
            await EndIfDoneAsync();
        }
        else if (_state == SweepState.Cancelled)
        {
            meter.Cancelled(await store.CancelAsync(Id, CancellationToken.None));
        }
        else if (_state == SweepState.Running)
        {
            await Queue.OpenAsync(Demand);
        }
    }

    private async Task EndIfDoneAsync()
    {
        if (_state != SweepState.Running || _ended < _total) return;
        await SetStateAsync(SweepState.Completed);
        LogCompleted(Id, _total);
    }

    private async Task SetStateAsync(SweepState state)
    {
        await store.SetStateAsync(Id, state, CancellationToken.None);
        _state = state;
    }

    /// <summary>Tells running attempts at once what they would hear with their next report.</summary>
    private void StopRunning()
    {
        foreach (var entry in _running.Values)
        {
            var key = TrialKeys.Of(new TrialId(Id, entry.Attempt.Trial), entry.Attempt.Attempt);
            GrainFactory.GetGrain<ITrialGrain>(key).StopAsync(StateDirective).Ignore();
        }
    }

    private bool IsAlive(string silo) => Status(silo) == SiloStatus.Active;

    private bool IsKnown(string silo) => Status(silo) is not (SiloStatus.None or SiloStatus.Dead);

    private SiloStatus Status(string silo) => membership.CurrentSnapshot.GetSiloStatus(SiloAddress.FromParsableString(silo));

    private sealed record RunningTrialEntry(RunningAttempt Attempt, DateTimeOffset Taken);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep} trial {Trial} attempt {Attempt}: {Reason}")]
    private partial void LogLost(int sweep, int trial, int attempt, string reason);

    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} has ended: all of its {Trials} trials did")]
    private partial void LogCompleted(int sweep, int trials);
}
