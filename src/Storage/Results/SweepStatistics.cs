using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Results;

/// <summary>Figures of a sweep that follow from the sums in its row and its conditions' rows.</summary>
internal static class SweepStatistics
{
    /// <summary>
    /// Trials by state. What is not proposed yet waits; once the sweep was cancelled, it counts as cancelled.
    /// </summary>
    public static TrialCounts Counts(SweepEntity sweep)
    {
        int running = 0,
            completed = 0,
            pruned = 0,
            failed = 0,
            cancelled = 0,
            stored = 0;
        foreach (var condition in sweep.Conditions)
        {
            stored += condition.Trials;
            running += condition.Running;
            completed += condition.Completed;
            pruned += condition.Pruned;
            failed += condition.Failed;
            cancelled += condition.Cancelled;
        }

        var total = Math.Max(sweep.Trials, stored);
        if (sweep.State == SweepState.Cancelled)
        {
            cancelled += total - stored;
        }

        return new TrialCounts(
            total,
            total - running - completed - pruned - failed - cancelled,
            running,
            completed,
            pruned,
            failed,
            cancelled
        );
    }

    /// <summary>
    /// Share of the estimated work that is done, 0 to 1; of a sweep that was cancelled, the share of its trials that
    /// were trained.
    /// </summary>
    public static double Progress(SweepEntity sweep, TrialCounts counts)
    {
        if (sweep.State == SweepState.Cancelled)
        {
            return (double)counts.Trained / Math.Max(1, counts.Total);
        }

        if (counts.Ended == counts.Total)
        {
            return 1;
        }

        return sweep.EstimatedSeconds > 0
            ? Math.Clamp(sweep.EstimatedDone / sweep.EstimatedSeconds, 0, 1)
            : (double)counts.Ended / counts.Total;
    }

    /// <summary>
    /// Estimated work that is left, corrected by what the completed trials took (or, before there is one, by what all
    /// epochs so far took), shared by the trials that run. <see langword="null"/> while nothing is known and when
    /// nothing runs on its own.
    /// </summary>
    public static double? SecondsLeft(SweepEntity sweep, TrialCounts counts)
    {
        var (real, estimated) =
            sweep.CompletedEstimated > 0
                ? (sweep.CompletedSeconds, sweep.CompletedEstimated)
                : (sweep.Seconds, sweep.EstimatedDone);
        if (sweep.State != SweepState.Running || estimated <= 0 || real <= 0)
        {
            return null;
        }

        return Math.Max(0, sweep.EstimatedSeconds - sweep.EstimatedDone)
            * (real / estimated)
            / Math.Max(1, counts.Running);
    }
}
