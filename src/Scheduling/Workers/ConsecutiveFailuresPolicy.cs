namespace GearSweep.Scheduling.Workers;

/// <summary>
/// Quarantines a worker that breaks trials that are not to blame, or on which trial after trial fails while they
/// complete on others: one sick machine must not burn a sweep.
/// </summary>
/// <param name="brokenLimit">
/// Attempts that may break in a row (<see cref="SchedulerOptions.BrokenInARow"/>); 0 for any number.
/// </param>
/// <param name="failedLimit">
/// Trials that may fail in a row while as many complete elsewhere (<see cref="SchedulerOptions.FailedInARow"/>); 0 for
/// any number.
/// </param>
public sealed class ConsecutiveFailuresPolicy(int brokenLimit, int failedLimit)
{
    /// <summary>Why the worker should be given no trials; <see langword="null"/> when it is well.</summary>
    public string? Complaint(WorkerHealth health) =>
        health switch
        {
            { Before: { } before } => before,
            _ when brokenLimit > 0 && health.BrokenInARow >= brokenLimit =>
                $"{health.BrokenInARow} attempts in a row ended with an error of the silo, the last one: {health.LastMessage}",
            _ when failedLimit > 0 && health.FailedInARow >= failedLimit && health.CompletedElsewhere >= failedLimit =>
                $"{health.FailedInARow} trials in a row failed here while {health.CompletedElsewhere} completed on other silos, the last one: {health.LastMessage}",
            _ => null,
        };
}
