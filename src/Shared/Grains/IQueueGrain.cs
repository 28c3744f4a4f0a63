using GearSweep.Shared.Cluster;
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

    /// <summary>What a silo says of itself when it needs no work.</summary>
    [Alias("Heartbeat")]
    Task HeartbeatAsync(WorkerStatus worker);

    /// <summary>Tells the queue that a sweep's trials may be given out.</summary>
    [Alias("Open")]
    Task OpenAsync(int sweep);

    /// <summary>Tells the queue how an attempt ended on a silo.</summary>
    [Alias("Ended")]
    Task EndedAsync(string silo, AttemptEnd end);

    /// <summary>The silos, what they can do, and what runs on them.</summary>
    [Alias("Cluster")]
    Task<ClusterView> ClusterAsync();
}
