using GearSweep.Shared.Cluster;
using GearSweep.Silo.Configuration;

namespace GearSweep.Silo.Joining;

/// <summary>The answer to a <see cref="HandshakeRequest"/>.</summary>
/// <param name="Protocol">The silo's <see cref="ClusterProtocol.Version"/>.</param>
/// <param name="Version">Its version of GearSweep.</param>
/// <param name="Cluster">Its cluster's name.</param>
/// <param name="Purpose">For whom the port is: <see cref="HandshakeRequest.Silo"/> or
/// <see cref="HandshakeRequest.Client"/>.</param>
/// <param name="Mode">How the silos of its cluster find each other, see <see cref="ClusterModes"/>. Protocols before 3
/// do not say.</param>
/// <param name="Role">What it is there, see <see cref="ClusterRoles"/>. Protocols before 3 do not say.</param>
/// <param name="Address">The silo's address, unique to one run of one process.</param>
internal sealed record HandshakeResponse(
    int Protocol,
    string Version,
    string Cluster,
    string Purpose,
    string? Mode,
    string? Role,
    string Address
)
{
    /// <summary>A silo's reply.</summary>
    public static HandshakeResponse From(ResolvedClusterOptions plan, string purpose, SiloAddress silo) =>
        new(
            ClusterProtocol.Version,
            ProductVersion.Text,
            plan.ClusterId,
            purpose,
            ClusterModes.NameOf(plan.Mode),
            ClusterRoles.NameOf(plan.Role),
            silo.ToParsableString()
        );
}
