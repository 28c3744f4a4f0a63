using System.Net;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Options;
using GearSweep.Silo.Security;

namespace GearSweep.Silo.Configuration;

/// <summary>What the configuration comes to: this process's place in its cluster.</summary>
/// <param name="Mode">How the cluster's processes find each other.</param>
/// <param name="Role">What this process is.</param>
/// <param name="ClusterId">The cluster's name.</param>
/// <param name="Silo">Where other silos reach this one (port 0 for any); <see langword="null"/> for a client.</param>
/// <param name="GatewayPort">Its port for clients (0 for any); <see langword="null"/> when it takes none.</param>
/// <param name="Head">Lab mode: the head that this worker joins, or this client asks; else
/// <see langword="null"/>.</param>
/// <param name="Database">Production mode: the connection string; else <see langword="null"/>.</param>
/// <param name="JoinTimeout">How long to wait for a head that does not answer.</param>
public sealed record ResolvedClusterOptions(
    ClusterMode Mode,
    ClusterRole Role,
    string ClusterId,
    IPEndPoint? Silo,
    int? GatewayPort,
    HostPort? Head,
    Database? Database,
    TimeSpan JoinTimeout
)
{
    /// <summary>How this process talks with the others; <see langword="null"/> for in the clear.</summary>
    internal ClusterTls? Tls { get; init; }

    /// <summary>Whether this process has sweeps, data and results.</summary>
    public bool IsHead => Role.HasFlag(ClusterRole.Head);

    /// <summary>Whether this process has slots.</summary>
    public bool IsWorker => Role.HasFlag(ClusterRole.Worker);

    /// <summary>Whether this process hosts no silo.</summary>
    public bool IsClient => Role == ClusterRole.Client;

    /// <summary>A worker of lab mode, which lives with its head.</summary>
    public bool JoinsHead => Head is not null && !IsClient;

    /// <summary>
    /// What valid options come to. Looks up names, so it can take a while (<see cref="GearSweepClusterOptions.JoinTimeout"/> at
    /// most).
    /// </summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A name is not known, or an address
    /// cannot be used.</exception>
    public static ResolvedClusterOptions From(GearSweepClusterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var role = RoleOf(options);
        var database = options.Database is { } text ? Database.Parse(text) : null;
        var target = HostPort.Read(options.Head ?? options.Connect);
        var address = role == ClusterRole.Client ? null : LocalAddress.For(options, database);
        var mode =
            database is not null ? ClusterMode.Production
            : target is not null || !IPAddress.IsLoopback(address!) ? ClusterMode.Lab
            : ClusterMode.Embedded;
        var port = options.SiloPort ?? (role.HasFlag(ClusterRole.Head) ? GearSweepClusterOptions.HeadPort : 0);
        return new ResolvedClusterOptions(
            mode,
            role,
            options.ClusterId,
            address is null ? null : new IPEndPoint(address, port),
            address is null ? null : options.GatewayPort ?? UsualGateway(mode, role, address),
            target,
            database,
            options.JoinTimeout
        )
        {
            Tls = TlsFiles.Read(options),
        };
    }

    private static ClusterRole RoleOf(GearSweepClusterOptions options) =>
        options switch
        {
            { Role: { } name } => ClusterRoles.Parse(name)!.Value,
            { Head: not null } => ClusterRole.Worker,
            { Connect: not null } => ClusterRole.Client,
            _ => ClusterRole.HeadAndWorker,
        };

    private static int? UsualGateway(ClusterMode mode, ClusterRole role, IPAddress address)
    {
        if (!role.HasFlag(ClusterRole.Head))
            return null;
        if (!IPAddress.IsLoopback(address))
            return GearSweepClusterOptions.ClientPort;
        return mode == ClusterMode.Production ? 0 : null;
    }
}
