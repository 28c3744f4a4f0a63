using System.Net;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Cluster;

/// <summary>How a person adds a silo to this cluster.</summary>
/// <param name="Text">The command.</param>
/// <param name="IsLocal">Whether the head listens on loopback, so that only silos of its own machine can join.</param>
/// <param name="IsProduction">Whether silos find each other in a database.</param>
internal readonly record struct JoinCommand(string Text, bool IsLocal, bool IsProduction)
{
    private const string Program = "dotnet run -c Release --project src/Silo --";

    private static readonly string[] Shared =
    [
        "Cluster:ClusterId",
        "Cluster:SecretFile",
        "Cluster:CertificateFile",
        "Cluster:CertificateKeyFile",
        "Cluster:CertificateAuthorityFile",
        "Cluster:Insecure",
    ];

    private static readonly IPEndPoint UsualHead = new(IPAddress.Loopback, 11111);

    /// <summary>The command for a cluster.</summary>
    /// <param name="cluster">Its silos, if they are known.</param>
    /// <param name="settings">This process's settings, of which a silo of the same cluster needs some too.</param>
    public static JoinCommand From(ClusterView? cluster, IConfiguration settings)
    {
        var named = string.Concat(
            Shared.Where(key => !string.IsNullOrWhiteSpace(settings[key])).Select(key => $" --{key} {settings[key]}")
        );
        var status = cluster?.Silos.FirstOrDefault(silo => silo.Status.Role.HasFlag(ClusterRole.Head))?.Status;
        if (!IPEndPoint.TryParse((status?.Silo ?? "").Split('@')[0], out var head))
            head = UsualHead;
        var isLocal = IPAddress.IsLoopback(head.Address);
        return status?.Mode == ClusterMode.Production
            ? new JoinCommand(
                $"Cluster__Database='…' {Program} --Cluster:Role worker --Cluster:Address {(isLocal ? head.Address : "ADDRESS")}{named}",
                isLocal,
                true
            )
            : new JoinCommand($"{Program} --Cluster:Head {head}{named}", isLocal, false);
    }
}
