using GearSweep.Shared.Cluster;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Grains;

/// <summary>Where silos pull their work. One in the cluster (key 0), on the head.</summary>
[Alias("GearSweep.IQueueGrain")]
public interface IQueueGrain : IGrainWithIntegerKey
{
    /// <summary>The next trial for a free slot, fair across sweeps.</summary>
    /// <param name="worker">The silo that asks.</param>
    /// <returns>An assignment, or <see langword="null"/> when nothing waits.</returns>
    [Alias("Next")]
    Task<TrialAssignment?> NextAsync(WorkerStatus worker);

    /// <summary>What a silo says of itself, every second.</summary>
    /// <returns>What a person wants of it, and why it is given no trials.</returns>
    [Alias("Heartbeat")]
    Task<WorkerOrders> HeartbeatAsync(WorkerStatus worker);

    /// <summary>Tells the queue that a sweep's trials may be given out.</summary>
    /// <param name="demand">The sweep, what runs of it and how it shares the slots.</param>
    [Alias("Open")]
    Task OpenAsync(SweepDemand demand);

    /// <summary>Tells the queue how an attempt ended on a silo.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="message">Why, where there is something to say.</param>
    /// <param name="demand">What runs of the sweep now.</param>
    [Alias("Ended")]
    Task EndedAsync(string silo, TrialId trial, int attempt, AttemptEnd end, string? message, SweepDemand demand);

    /// <summary>Tells the queue that an attempt was lost with its silo, at a trial that had lost none before: the silo may have been to blame.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="gotFurther">Whether the attempt had stored a checkpoint there.</param>
    [Alias("Lost")]
    Task LostAsync(string silo, bool gotFurther);

    /// <summary>Has a silo hand its trials back and leave; a head stays, without slots.</summary>
    /// <param name="silo">Its address.</param>
    [Alias("Drain")]
    Task<ActionReply> DrainAsync(string silo);

    /// <summary>Changes how many slots a silo has while it runs; when it gets fewer, what runs in the others is handed back.</summary>
    /// <param name="silo">Its address.</param>
    /// <param name="slots">Slots, 0 to <see cref="ClusterLimits.MaxSlots"/>.</param>
    [Alias("SetSlots")]
    Task<ActionReply> SetSlotsAsync(string silo, int slots);

    /// <summary>Gives trials again to a silo that was set aside.</summary>
    /// <param name="silo">Its address.</param>
    [Alias("Clear")]
    Task<ActionReply> ClearAsync(string silo);

    /// <summary>The silos, what they can do, and what runs on them.</summary>
    [Alias("Cluster")]
    Task<ClusterView> ClusterAsync();
}
