namespace GearSweep.Shared.Cluster;

/// <summary>Bounds of what a person can ask of a silo.</summary>
public static class ClusterLimits
{
    /// <summary>Training threads of a silo at most.</summary>
    public const int MaxSlots = 1024;
}
