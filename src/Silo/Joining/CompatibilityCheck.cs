using GearSweep.Shared.Cluster;
using GearSweep.Silo.Options;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Decides whether a silo or a client may talk to a silo. Both sides decide alike, from the same two lines.
/// </summary>
internal static class CompatibilityCheck
{
    private static readonly string Production = ClusterModes.NameOf(ClusterMode.Production);

    /// <summary>
    /// Why a caller is refused, in words for the person who started it; <see langword="null"/> when it is welcome.
    /// </summary>
    /// <param name="caller">What the caller said.</param>
    /// <param name="silo">What the silo answered.</param>
    /// <param name="where">The silo's address, as the caller knows it.</param>
    public static string? Problem(HandshakeRequest caller, HandshakeResponse silo, string where)
    {
        if (caller.Protocol != silo.Protocol)
        {
            var (theirs, ours) = caller.Protocol > silo.Protocol ? ("older", "newer") : ("newer", "older");
            return $"{where} runs GearSweep {silo.Version} (cluster protocol {silo.Protocol}, {theirs}), and this is GearSweep {caller.Version} "
                + $"(protocol {caller.Protocol}, {ours}); run the same version on all machines";
        }

        if (caller.Cluster != silo.Cluster)
        {
            return $"{where} belongs to cluster '{silo.Cluster}', and this process to '{caller.Cluster}'; give both the same Cluster:ClusterId, or name the "
                + "address of another head";
        }

        if (caller.Caller == silo.Purpose)
            return caller.Caller == HandshakeRequest.Silo ? SiloProblem(caller, silo, where) : null;
        return silo.Purpose == HandshakeRequest.Client
            ? $"{where} is a port for clients; a worker joins at the head's port for silos (Cluster:SiloPort, {GearSweepClusterOptions.HeadPort} by default)"
            : $"{where} is a port for silos; a client asks at the head's port for clients (Cluster:GatewayPort, {GearSweepClusterOptions.ClientPort} unless the "
                + "head listens on loopback alone: then it has to be given there)";
    }

    /// <summary>
    /// Silos that find each other in a database and silos that know their head's address have no list of members in
    /// common, and a worker has none to offer. Embedded and lab mode are one: the head of both keeps the list.
    /// </summary>
    private static string? SiloProblem(HandshakeRequest caller, HandshakeResponse silo, string where) =>
        (caller.Mode == Production, silo.Mode == Production) switch
        {
            (false, true) =>
                $"{where} is a {silo.Role} in production mode, where silos find each other in a database and not by the address of a head; give this process "
                    + "Cluster:Role worker and the same Cluster:Database instead of Cluster:Head",
            (true, false) =>
                $"{where} is a {silo.Role} in {silo.Mode} mode, which uses no database, and this process is in production mode; give both the same mode, or "
                    + "each cluster a Cluster:ClusterId of its own",
            (false, false) when !caller.Stay && !IsHead(silo) =>
                $"{where} is a {silo.Role}, and a worker joins a head; name the head's Cluster:Address and Cluster:SiloPort ({GearSweepClusterOptions.HeadPort} by default)",
            _ => null,
        };

    private static bool IsHead(HandshakeResponse silo) =>
        silo.Role is { } role && ClusterRoles.Parse(role) is { } parsed && parsed.HasFlag(ClusterRole.Head);
}
