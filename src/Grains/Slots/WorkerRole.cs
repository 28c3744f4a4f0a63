using GearSweep.Shared.Cluster;

namespace GearSweep.Grains.Slots;

/// <summary>What a silo is for.</summary>
/// <param name="Role">What its process is.</param>
/// <param name="Mode">How its cluster's silos find each other.</param>
internal sealed record WorkerRole(ClusterRole Role, ClusterMode Mode)
{
    /// <summary>Whether it can leave when it is drained; what only a head has must stay.</summary>
    public bool CanLeave => Role == ClusterRole.Worker;
}
