namespace GearSweep.Shared.Trials;

/// <summary>What follows from a trial's state.</summary>
public static class TrialStates
{
    /// <summary>Whether the state is final, but for a retry.</summary>
    public static bool HasEnded(this TrialState state) =>
        state is not (TrialState.Queued or TrialState.Running or TrialState.Paused);

    /// <summary>The trial's state after an attempt has ended.</summary>
    public static TrialState After(AttemptEnd end) =>
        end switch
        {
            AttemptEnd.Completed => TrialState.Completed,
            AttemptEnd.Pruned => TrialState.Pruned,
            AttemptEnd.Failed => TrialState.Failed,
            AttemptEnd.Cancelled => TrialState.Cancelled,
            AttemptEnd.Paused => TrialState.Paused,
            AttemptEnd.Preempted or AttemptEnd.WorkerLost or AttemptEnd.WorkerFailed or AttemptEnd.Rejected =>
                TrialState.Queued,
            _ => throw new ArgumentOutOfRangeException(nameof(end), end, "no such end"),
        };
}
