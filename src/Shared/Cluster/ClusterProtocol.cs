namespace GearSweep.Shared.Cluster;

/// <summary>What the programs of one cluster have to agree on.</summary>
public static class ClusterProtocol
{
    /// <summary>
    /// Raised whenever a grain interface, or a record that travels between processes, changes so that the version
    /// before cannot read it, and whenever the same training comes to other bits. Silos and clients of another number
    /// are refused when they connect.
    /// </summary>
    public const int Version = 11;
}
