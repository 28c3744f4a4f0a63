using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Slots;

/// <summary>
/// The end of an attempt that was stopped before a thread had begun it, while its segment was fetched for example.
/// </summary>
internal static class UnbegunAttempt
{
    /// <summary>How it ended: no engine has run, and the trial is where it was before.</summary>
    /// <param name="assignment">What was to be trained.</param>
    /// <param name="stop">Why it is not.</param>
    public static AttemptOutcome Outcome(TrialAssignment assignment, TrialCommand stop) =>
        new(End(stop.Kind), stop.Reason, assignment.ResumeFrom?.Epoch ?? 0, "", 0, null);

    private static AttemptEnd End(TrialCommandKind kind) =>
        kind switch
        {
            TrialCommandKind.Cancel => AttemptEnd.Cancelled,
            TrialCommandKind.Prune => AttemptEnd.Pruned,
            TrialCommandKind.Pause => AttemptEnd.Paused,
            _ => AttemptEnd.Preempted,
        };
}
