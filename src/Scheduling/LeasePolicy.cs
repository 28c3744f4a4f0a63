using GearSweep.Shared.Cluster;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>When a lease expires: its worker is gone, or silent for too long, or does not list the trial.</summary>
/// <param name="timeout">
/// How long a worker may be silent: it may be frozen, or cut off, long before membership gives it up.
/// </param>
public sealed class LeasePolicy(TimeSpan timeout)
{
    /// <summary>
    /// How long a worker may go without listing a trial that it was given: the answer that told it may have been on the
    /// way.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    /// <summary>Whether a worker has been silent for so long that its leases expire.</summary>
    /// <param name="silentSeconds">For how many seconds it has been silent, as they were counted.</param>
    public bool IsSilent(int silentSeconds) => silentSeconds >= timeout.TotalSeconds;

    /// <summary>Whether nobody trains the attempt any more.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="isGone">Whether membership says that its worker is dead, or has never heard of it.</param>
    /// <param name="worker">What its worker said last; <see langword="null"/> when it has said nothing yet.</param>
    /// <param name="unheard">For how many seconds it has been missed, if it has said nothing.</param>
    public bool IsExpired(TrialLease lease, bool isGone, SiloView? worker, int unheard) =>
        isGone
        || IsSilent(worker?.SilentSeconds ?? unheard)
        || (
            worker is not null
            && worker.LastSeen - lease.Granted > Grace
            && !worker.Status.Running.Any(trial => trial.Id == lease.Trial && trial.Attempt == lease.Attempt)
        );
}
