namespace GearSweep.Silo.Joining;

/// <summary>Decides whether a silo or a client may talk to a silo. Both sides decide alike, from the same two lines.</summary>
internal static class Admission
{
    /// <summary>Why a caller is refused, in words for the person who started it; <see langword="null"/> when it is welcome.</summary>
    /// <param name="caller">What the caller said.</param>
    /// <param name="silo">What the silo answered.</param>
    /// <param name="where">The silo's address, as the caller knows it.</param>
    public static string? Problem(Greeting caller, GreetingReply silo, string where)
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

        if (caller.Caller == silo.Door) return null;
        return silo.Door == Greeting.Client
            ? $"{where} is a port for clients; a worker joins at the head's port for silos (Cluster:SiloPort, {Options.ClusterOptions.HeadPort} by default)"
            : $"{where} is a port for silos; a client asks at the head's port for clients (Cluster:GatewayPort, {Options.ClusterOptions.ClientPort} unless the "
                + "head listens on loopback alone: then it has to be given there)";
    }
}
