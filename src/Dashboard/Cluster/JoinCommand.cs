using System.Net;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Cluster;

/// <summary>How a person adds a silo to this cluster.</summary>
/// <param name="Text">The command.</param>
/// <param name="IsLocal">Whether the head listens on loopback, so that only silos of its own machine can join.</param>
internal readonly record struct JoinCommand(string Text, bool IsLocal)
{
    private static readonly IPEndPoint UsualHead = new(IPAddress.Loopback, 11111);

    public static JoinCommand Of(ClusterView? cluster)
    {
        var silo = cluster?.Silos.FirstOrDefault(silo => silo.Status.Role.StartsWith("head", StringComparison.Ordinal))?.Status.Silo ?? "";
        if (!IPEndPoint.TryParse(silo.Split('@')[0], out var head)) head = UsualHead;
        return new JoinCommand($"dotnet run -c Release --project src/Silo -- --Cluster:Head {head}", IPAddress.IsLoopback(head.Address));
    }
}
