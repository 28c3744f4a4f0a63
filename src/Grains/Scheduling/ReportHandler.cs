using GearSweep.Grains.Telemetry;
using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// Stores what attempts report, tells the scheduler, and answers what they are to do. The store alone decides whether
/// an attempt may speak.
/// </summary>
internal sealed partial class ReportHandler(
    Scheduler scheduler,
    OpenSweeps sweeps,
    ISweepStore store,
    SweepMeter meter,
    ILogger<ReportHandler> logger
)
{
    private static readonly TrialCommand Superseded = new(TrialCommandKind.Supersede, "a newer attempt owns the trial");

    /// <summary>Stores a report.</summary>
    /// <returns>What the attempt is to do.</returns>
    public async Task<TrialCommand> ReportAsync(int sweep, TrialReport report)
    {
        if (await LeaseAsync(sweep, report) is not { } lease)
            return Superseded;
        if (report.Outcome is { } reported)
            report = report with { Outcome = scheduler.Judge(lease, reported) };
        if (report.HasNews && !await store.ReportAsync(sweep, report, CancellationToken.None))
        {
            await sweeps.ReadAsync(sweep); // The store knows better.
            return Superseded;
        }

        if (report.Outcome is { } outcome)
            await EndAsync(lease, outcome);
        else if (report.HasNews)
            scheduler.Apply(sweep, s => s.Observe(report));
        return scheduler.Find(sweep)?.CommandFor(report.Trial) ?? TrialCommand.Continue;
    }

    /// <summary>Completes a sweep all of whose trials have ended.</summary>
    public async Task CompleteAsync(int sweep)
    {
        if (scheduler.Find(sweep) is not { IsDone: true } done)
            return;
        if (await store.CompleteAsync(sweep, CancellationToken.None))
        {
            scheduler.Apply(sweep, s => s.Change(SweepState.Completed));
            LogCompleted(sweep, done.Total);
        }
        else
        {
            await sweeps.ReadAsync(sweep); // A trial was queued again meanwhile, or another call was faster.
        }
    }

    /// <summary>
    /// The lease under which a report speaks; <see langword="null"/> when its attempt is not the one that runs.
    /// </summary>
    private async Task<TrialLease?> LeaseAsync(int sweep, TrialReport report)
    {
        var known = await sweeps.GetAsync(sweep);
        if (known.Leases.Of(report.Trial, report.Attempt) is { } lease)
            return lease;
        var runs = await store.SettledAttemptAsync(sweep, report.Trial, CancellationToken.None);
        if (runs?.Attempt != report.Attempt)
            return null;
        // Another head, that took itself for the one that leads, may have given it out.
        var read = await sweeps.ReadAsync(sweep);
        return read.Leases.Of(report.Trial, report.Attempt)
            ?? throw new InvalidOperationException("the sweep is being read again from the store");
    }

    private async Task EndAsync(TrialLease lease, AttemptOutcome outcome)
    {
        var sweep = scheduler.Find(lease.Trial.Sweep);
        if (!scheduler.End(sweep?.Leases.Of(lease.Trial.Number, lease.Attempt) ?? lease, outcome, out var quarantined))
            return;
        if (quarantined is not null)
            LogQuarantined(lease.Silo, quarantined);
        meter.AttemptEnded(outcome.End);
        if (TrialStates.After(outcome.End).HasEnded())
            meter.TrialEnded(outcome.End);
        else if (sweep?.State == SweepState.Cancelled)
            meter.Cancelled(1); // As the store has it.
        await CompleteAsync(lease.Trial.Sweep);
    }

    [LoggerMessage(LogLevel.Error, "Silo {Silo} is given no more trials: {Reason}")]
    private partial void LogQuarantined(string silo, string reason);

    [LoggerMessage(LogLevel.Information, "Sweep {Sweep} has ended: all of its {Trials} trials did")]
    private partial void LogCompleted(int sweep, int trials);
}
