using GearSweep.Grains.Messages;
using GearSweep.Scheduling.Workers;

namespace GearSweep.Grains.Scheduling;

/// <summary>What membership says of workers, by the addresses that messages name.</summary>
internal sealed class ClusterMembers(IClusterMembershipService membership)
{
    private const int UnknownSeconds = 5;

    /// <summary>Whether a worker may be given trials.</summary>
    public bool IsActive(string worker) => Status(worker) == SiloStatus.Active;

    /// <summary>Whether a worker is dead, or was never heard of.</summary>
    public bool IsGone(string worker) => Status(worker) is SiloStatus.None or SiloStatus.Dead;

    /// <summary>
    /// Whether a worker that has spoken is gone. This head's view may lag behind one that has just joined: one that
    /// speaks is there.
    /// </summary>
    public bool IsGone(WorkerRegistration worker) =>
        Status(worker.Address) switch
        {
            SiloStatus.Dead => true,
            SiloStatus.None => worker.View.SilentSeconds >= UnknownSeconds
                || !SiloNames.TryParse(worker.Address, out _),
            _ => false,
        };

    /// <summary>
    /// Reads the membership again if it lacks one of these workers: this head may not have heard yet of one that has
    /// just joined.
    /// </summary>
    public async Task RefreshAsync(IEnumerable<string> workers)
    {
        if (workers.Any(worker => Status(worker) == SiloStatus.None))
            await membership.Refresh();
    }

    private SiloStatus Status(string worker) =>
        SiloNames.TryParse(worker, out var address)
            ? membership.CurrentSnapshot.GetSiloStatus(address)
            : SiloStatus.None;
}
