using GearSweep.Shared.Cluster;
using GearSweep.Silo.Configuration;

namespace GearSweep.Silo.Joining;

/// <summary>What a process says first on every connection between processes of a cluster.</summary>
/// <param name="Protocol">Its <see cref="ClusterProtocol.Version"/>.</param>
/// <param name="Version">Its version of GearSweep.</param>
/// <param name="Cluster">Its cluster's name.</param>
/// <param name="Caller">What it is: <see cref="Silo"/> or <see cref="Client"/>.</param>
/// <param name="Mode">How it finds its cluster, see <see cref="ClusterModes"/>. Protocols before 3 do not say.</param>
/// <param name="Role">What it is in its cluster, see <see cref="ClusterRoles"/>. Protocols before 3 do not say.</param>
/// <param name="Stay">Whether it goes on with the cluster's own messages; otherwise it only wanted the answer.</param>
internal sealed record HandshakeRequest(
    int Protocol,
    string Version,
    string Cluster,
    string Caller,
    string? Mode,
    string? Role,
    bool Stay
)
{
    /// <summary>A silo.</summary>
    public const string Silo = "silo";

    /// <summary>A client.</summary>
    public const string Client = "client";

    /// <summary>This process's handshake.</summary>
    public static HandshakeRequest From(ResolvedClusterOptions plan, string caller, bool stay) =>
        new(
            ClusterProtocol.Version,
            ProductVersion.Text,
            plan.ClusterId,
            caller,
            ClusterModes.NameOf(plan.Mode),
            ClusterRoles.NameOf(plan.Role),
            stay
        );
}
