using GearSweep.Shared.Cluster;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Shared.Grains;

/// <summary>
/// The workers of the cluster: what they say of themselves, and what a person wants of them. One in the cluster (key
/// 0), on the head.
/// </summary>
[Alias("GearSweep.IWorkersGrain")]
public interface IWorkersGrain : IGrainWithIntegerKey
{
    /// <summary>What a worker says of itself, every second.</summary>
    /// <returns>What a person wants of it, and why it is given no trials.</returns>
    [Alias("Heartbeat")]
    Task<DesiredWorkerState> HeartbeatAsync(WorkerStatus worker);

    /// <summary>Has a silo hand its trials back and leave; a head stays, without slots.</summary>
    /// <param name="silo">Its address.</param>
    [Alias("Drain")]
    Task<ActionReply> DrainAsync(string silo);

    /// <summary>
    /// Changes how many slots a silo has while it runs; when it gets fewer, what runs in the others is handed back.
    /// </summary>
    /// <param name="silo">Its address.</param>
    /// <param name="slots">Slots, 0 to <see cref="ClusterLimits.MaxSlots"/>.</param>
    [Alias("SetSlots")]
    Task<ActionReply> SetSlotsAsync(string silo, int slots);

    /// <summary>Gives trials again to a silo that was quarantined.</summary>
    /// <param name="silo">Its address.</param>
    [Alias("Clear")]
    Task<ActionReply> ClearAsync(string silo);

    /// <summary>The silos, what they can do, and what runs on them.</summary>
    [Alias("View")]
    Task<ClusterView> ViewAsync();
}
