namespace GearSweep.Shared.Cluster;

/// <summary>Names of the modes.</summary>
public static class ClusterModes
{
    /// <summary>The name as people read it.</summary>
    public static string NameOf(ClusterMode mode) =>
        mode switch
        {
            ClusterMode.Production => "production",
            ClusterMode.Lab => "lab",
            _ => "embedded",
        };
}
