using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Trials;

/// <summary>How an attempt ended, in words.</summary>
internal static class AttemptText
{
    public static string For(AttemptEnd end) =>
        end switch
        {
            AttemptEnd.Completed => "completed",
            AttemptEnd.Pruned => "pruned",
            AttemptEnd.Failed => "failed",
            AttemptEnd.Cancelled => "cancelled",
            AttemptEnd.Preempted => "preempted",
            AttemptEnd.WorkerLost => "silo lost",
            AttemptEnd.WorkerFailed => "silo's error",
            AttemptEnd.Paused => "paused",
            AttemptEnd.Rejected => "too large for the silo",
            _ => end.ToString(),
        };
}
