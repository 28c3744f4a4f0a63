using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>
/// Whether a trial whose attempt did not end by itself is tried again: at most so many losses, then it fails.
/// </summary>
/// <param name="maxAttempts">
/// Attempts of a trial that may lose or break their worker, without a newer checkpoint in between.
/// </param>
public sealed class RetryPolicy(int maxAttempts)
{
    /// <summary>Whether a trial fails with its next attempt, should that be lost too.</summary>
    /// <param name="lost">How many of its attempts were lost.</param>
    public bool IsLastChance(int lost) => lost > 0 && lost + 1 >= maxAttempts;

    /// <summary>
    /// The end of an attempt whose lease has expired. A trial is to blame only for what it has lost alone: another one
    /// that was there may have ended the worker, and is itself leased last, and apart, from then on.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="wasAlone">Whether no other trial of its sweep was lost there with it.</param>
    public AttemptOutcome Expired(TrialLease lease, bool wasAlone) =>
        lease.LostAttempts + 1 >= maxAttempts && wasAlone
            ? new(
                AttemptEnd.Failed,
                $"quarantined: it lost its silo {lease.LostAttempts + 1} times, the last time {lease.Silo}",
                0,
                "",
                0,
                null
            )
            : new(AttemptEnd.WorkerLost, $"its silo {lease.Silo} was lost", 0, "", 0, null);

    /// <summary>
    /// The end of an attempt that its worker reports: a trial that breaks wherever it runs is itself to blame in the
    /// end, and one that is declined waits for a worker that has not declined it, if there is one.
    /// </summary>
    /// <param name="outcome">What was reported.</param>
    /// <param name="lease">The lease.</param>
    /// <param name="hasUntried">Whether a worker takes trials that has not refused this one.</param>
    public AttemptOutcome Reported(AttemptOutcome outcome, TrialLease lease, bool hasUntried) =>
        outcome.End switch
        {
            AttemptEnd.WorkerFailed when lease.LostAttempts + 1 >= maxAttempts => outcome with
            {
                End = AttemptEnd.Failed,
                Message =
                    $"quarantined after {lease.LostAttempts + 1} attempts that broke or lost their silo, the last one: {outcome.Message}",
            },
            AttemptEnd.Rejected when !hasUntried => outcome with
            {
                End = AttemptEnd.Failed,
                Message = $"quarantined: every silo that takes trials declined it, the last one: {outcome.Message}",
            },
            _ => outcome,
        };

    /// <summary>
    /// Whether a worker that broke a trial, or declined it, may have it once more: when every other one that takes
    /// trials has refused it too.
    /// </summary>
    /// <param name="worker">The worker.</param>
    /// <param name="refusedBy">Workers on which it broke, or that declined it.</param>
    /// <param name="takers">Workers that take trials.</param>
    public static bool MayTryAgain(string worker, IReadOnlySet<string> refusedBy, IEnumerable<string> takers) =>
        !refusedBy.Contains(worker) || takers.All(refusedBy.Contains);
}
