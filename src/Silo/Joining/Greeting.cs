using GearSweep.Shared.Cluster;

namespace GearSweep.Silo.Joining;

/// <summary>What a process says first on every connection between processes of a cluster.</summary>
/// <param name="Protocol">Its <see cref="ClusterProtocol.Version"/>.</param>
/// <param name="Version">Its version of GearSweep.</param>
/// <param name="Cluster">Its cluster's name.</param>
/// <param name="Caller">What it is: <see cref="Silo"/> or <see cref="Client"/>.</param>
/// <param name="Stay">Whether it goes on with the cluster's own messages; otherwise it only wanted the answer.</param>
internal sealed record Greeting(int Protocol, string Version, string Cluster, string Caller, bool Stay)
{
    /// <summary>A silo.</summary>
    public const string Silo = "silo";

    /// <summary>A client.</summary>
    public const string Client = "client";

    /// <summary>This process's greeting.</summary>
    public static Greeting Of(string cluster, string caller, bool stay) => new(ClusterProtocol.Version, ProductVersion.Text, cluster, caller, stay);
}
