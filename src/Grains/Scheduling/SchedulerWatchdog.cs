using GearSweep.Grains.Telemetry;
using GearSweep.Scheduling;
using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Scheduling;

/// <summary>
/// Looks after the open sweeps every second: opens those of the store, releases starts that no worker heard of, takes
/// expired leases back, and reads what waits. What goes wrong with one sweep or one lease keeps no other from being
/// looked after.
/// </summary>
internal sealed partial class SchedulerWatchdog(
    Scheduler scheduler,
    OpenSweeps sweeps,
    TrialDispatcher dispatcher,
    ReportHandler reports,
    KeptSweeps kept,
    ClusterMembers members,
    ISweepStore store,
    SweepMeter meter,
    ILogger<SchedulerWatchdog> logger
)
{
    private static readonly AttemptOutcome Unheard = new(
        AttemptEnd.Preempted,
        "its silo was not told of it: the store answered too late",
        0,
        "",
        0,
        null
    );

    /// <summary>Whether the open sweeps have been read: before, nobody knows what runs where.</summary>
    public bool HasLooked { get; private set; }

    /// <summary>Looks once. Never throws, but when it is cancelled.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var id in (await store.OpenSweepsAsync(cancellation)).Where(kept.Include))
                if (scheduler.Find(id) is null)
                    await TryAsync(id, () => sweeps.ReadAsync(id), cancellation);
            HasLooked = true;
            await members.RefreshAsync(
                scheduler.Sweeps.SelectMany(sweep => sweep.Leases.Granted).Select(lease => lease.Silo)
            );
            foreach (var sweep in scheduler.Sweeps.ToArray())
                await TryAsync(sweep.Id, () => SettleAsync(sweep), cancellation);
            foreach (var expired in scheduler.Expired(members.IsGone))
                await TakeBackAsync(expired);
            foreach (var sweep in scheduler.Sweeps.ToArray())
                await TryAsync(sweep.Id, () => OpenAsync(sweep.Id), cancellation);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            LogFailed(error);
        }
    }

    /// <summary>Looks after one sweep: reads what waits of it, and completes or forgets it when it is over.</summary>
    public async Task OpenAsync(int id)
    {
        var sweep = await sweeps.GetAsync(id);
        if (sweep.IsServed)
        {
            sweep.Waiting.Recheck();
            await dispatcher.FillAsync(sweep);
            await reports.CompleteAsync(id);
        }

        if (sweep.IsOver)
        {
            sweeps.Close(id);
        }
        else if (sweep.IsStranded)
        {
            LogStranded(id, sweep.Total - sweep.Ended);
            await sweeps.ReadAsync(id);
        }
    }

    /// <summary>
    /// Hands back what was started although its start was given up: its worker never heard of it, so that nothing was
    /// lost with it.
    /// </summary>
    private async Task SettleAsync(SweepSchedule sweep)
    {
        foreach (var doubted in sweep.Leases.InDoubt.ToArray())
        {
            var runs = await store.SettledAttemptAsync(sweep.Id, doubted.Trial.Number, CancellationToken.None);
            TrialLease? release = null;
            scheduler.Apply(sweep.Id, s => release = s.Settle(doubted.Trial.Number, runs));
            if (release is not null)
                await reports.ReportAsync(
                    sweep.Id,
                    new TrialReport(release.Trial.Number, release.Attempt, [], null, Unheard)
                );
        }
    }

    private async Task TakeBackAsync(ExpiredLease expired)
    {
        var (lease, outcome) = expired;
        meter.Lost();
        LogExpired(lease.Trial.Sweep, lease.Trial.Number, lease.Attempt, outcome.Message ?? "");
        try
        {
            await reports.ReportAsync(
                lease.Trial.Sweep,
                new TrialReport(lease.Trial.Number, lease.Attempt, [], null, outcome)
            );
        }
        catch (Exception error) when (error is not (OutOfMemoryException or StorageException))
        {
            LogNotTakenBack(error, lease.Trial.Sweep, lease.Trial.Number, lease.Attempt);
        }
    }

    private async Task TryAsync(int sweep, Func<Task> look, CancellationToken cancellation)
    {
        try
        {
            await look();
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            LogSweepFailed(error, sweep);
        }
    }

    [LoggerMessage(LogLevel.Error, "The open sweeps could not be looked after; trying again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} could not be looked after; trying again")]
    private partial void LogSweepFailed(Exception error, int sweep);

    [LoggerMessage(LogLevel.Warning, "Sweep {Sweep} trial {Trial} attempt {Attempt}: {Reason}")]
    private partial void LogExpired(int sweep, int trial, int attempt, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "Sweep {Sweep} trial {Trial} attempt {Attempt} could not be taken back; trying again"
    )]
    private partial void LogNotTakenBack(Exception error, int sweep, int trial, int attempt);

    [LoggerMessage(
        LogLevel.Warning,
        "Sweep {Sweep}: {Trials} trials have not ended, and none is known to wait or run; the store is read again"
    )]
    private partial void LogStranded(int sweep, int trials);
}
