using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>
/// Keeps trials apart that may be what ends workers. A suspect runs beside no other one, of whatever sweep; with its
/// last chance it is alone of its sweep, so that it is known which trial it was.
/// </summary>
/// <param name="isOn">Whether suspects are kept apart at all (<see cref="SchedulerOptions.IsolateSuspects"/>).</param>
/// <param name="retry">Says what a last chance is.</param>
public sealed class SuspectPolicy(bool isOn, RetryPolicy retry)
{
    /// <summary>Whether a worker may take a trial, by what it has.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="lost">How many of the trial's attempts were lost; 0 for a trial that is above suspicion.</param>
    /// <param name="suspects">The leases of suspects, of all sweeps.</param>
    /// <param name="leases">The leases of the trial's sweep.</param>
    public bool MayTake(
        string worker,
        TrialId trial,
        int lost,
        IReadOnlyCollection<TrialLease> suspects,
        IEnumerable<TrialLease> leases
    )
    {
        if (!isOn)
            return true;
        foreach (var other in suspects)
        {
            if (other.Silo != worker)
                continue;
            if (lost > 0 || (other.Trial.Sweep == trial.Sweep && retry.IsLastChance(other.LostAttempts)))
                return false;
        }

        return !retry.IsLastChance(lost) || !leases.Any(other => other.Silo == worker);
    }
}
