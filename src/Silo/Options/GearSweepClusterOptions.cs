using System.ComponentModel.DataAnnotations;
using GearSweep.Shared.Cluster;

namespace GearSweep.Silo.Options;

/// <summary>
/// How a process finds its cluster, and what it is there (configuration section <c>Cluster</c>).
/// <c>ResolvedClusterOptions</c> is what they come to.
/// </summary>
public sealed class GearSweepClusterOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Cluster";

    /// <summary>A head's usual port for the other silos.</summary>
    public const int HeadPort = 11111;

    /// <summary>A head's usual port for clients.</summary>
    public const int ClientPort = 30000;

    /// <summary>Lab mode: the head to join as a worker, as <c>host:port</c> with its <see cref="SiloPort"/>.</summary>
    public string? Head { get; set; }

    /// <summary>
    /// Production mode: the connection string of the PostgreSQL database with membership and results. It holds a
    /// password, so it is never printed; give it in the environment (<c>Cluster__Database</c>) rather than on a command
    /// line, which others can read.
    /// </summary>
    public string? Database { get; set; }

    /// <summary>
    /// The head to ask as a client, as <c>host:port</c> with its <see cref="GatewayPort"/>; this process then hosts no
    /// silo.
    /// </summary>
    public string? Connect { get; set; }

    /// <summary>
    /// <c>head</c>, <c>worker</c>, <c>head+worker</c> or <c>client</c>. Default: <c>worker</c> with <see cref="Head"/>,
    /// <c>client</c> with
    /// <see cref="Connect"/>, else <c>head+worker</c>.
    /// </summary>
    public string? Role { get; set; }

    /// <summary>
    /// The address (or a name of it) at which the other silos reach this one. Default: for a worker in lab mode the one
    /// from which it reaches its head; else 127.0.0.1, so that nobody reaches it from outside.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>
    /// The port for the other silos; 0 for any that is free. Default <see cref="HeadPort"/> for a head, any that is
    /// free for a worker.
    /// </summary>
    [Range(0, 65535, ErrorMessage = "a port from 1 to 65535, or 0 for any that is free")]
    public int? SiloPort { get; set; }

    /// <summary>
    /// The port for clients; 0 for any that is free. Default: <see cref="ClientPort"/> for a head that other machines
    /// reach; any free one for other heads in production mode, where clients read it in the database; none for a head
    /// on loopback and for workers.
    /// </summary>
    [Range(0, 65535, ErrorMessage = "a port from 1 to 65535, or 0 for any that is free")]
    public int? GatewayPort { get; set; }

    /// <summary>The cluster's name; silos and clients of another name are refused. Default <c>gearsweep</c>.</summary>
    [Required(ErrorMessage = "a name, the same for all silos of the cluster")]
    public string ClusterId { get; set; } = "gearsweep";

    /// <summary>
    /// A file with the cluster's secret, the same for all its processes (<c>gearsweep cluster secret</c> makes one):
    /// with it they talk over TLS, and take nobody who has another or none. Default none, which is enough on loopback
    /// alone.
    /// </summary>
    public string? SecretFile { get; set; }

    /// <summary>
    /// Instead of a secret: this process's certificate (PEM). Then <see cref="CertificateAuthorityFile"/> is needed
    /// too.
    /// </summary>
    public string? CertificateFile { get; set; }

    /// <summary>The certificate's private key (PEM); default <see cref="CertificateFile"/>, with both in it.</summary>
    public string? CertificateKeyFile { get; set; }

    /// <summary>
    /// The certificates (PEM) of the authority that signs for this cluster, and for nothing else: whoever has a
    /// certificate of it is taken.
    /// </summary>
    public string? CertificateAuthorityFile { get; set; }

    /// <summary>
    /// Whether a silo may listen where other machines reach it without a secret or certificates: whoever reaches it may
    /// then join and read. Default no.
    /// </summary>
    public bool Insecure { get; set; }

    /// <summary>How long a worker waits for a head that does not answer when it starts. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "0:00:00", "1.00:00:00", ErrorMessage = "0:00:00 (ask once) to a day")]
    public TimeSpan JoinTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        const string HostPortForm = "host:port, e.g. 192.168.1.10:";
        if (Head is not null && !HostPort.TryParse(Head, out _))
            yield return new($"{HostPortForm}{HeadPort}", [nameof(Head)]);
        if (Connect is not null && !HostPort.TryParse(Connect, out _))
            yield return new($"{HostPortForm}{ClientPort}", [nameof(Connect)]);
        if (Role is not null && ClusterRoles.Parse(Role) is null)
            yield return new(ClusterRoles.Names, [nameof(Role)]);
        if (SiloPort is > 0 && SiloPort == GatewayPort)
            yield return new(
                $"Cluster:GatewayPort is {GatewayPort}, as Cluster:SiloPort is; expected two ports: silos and clients do not share one"
            );
        if (Mix() is { } mix)
            yield return new(mix);
        if (TlsMix() is { } tls)
            yield return new(tls);
    }

    /// <summary>What does not go together of TLS.</summary>
    private string? TlsMix() =>
        (SecretFile, CertificateFile, CertificateAuthorityFile, CertificateKeyFile, Insecure) switch
        {
            (not null, not null, _, _, _) =>
                "Cluster:SecretFile and Cluster:CertificateFile are both given; expected one: all processes of the cluster have the same secret, "
                    + "or certificates",
            (_, null, not null, _, _) or (_, null, _, not null, _) =>
                "Cluster:CertificateAuthorityFile or Cluster:CertificateKeyFile is given without Cluster:CertificateFile; "
                    + "expected this process's certificate too",
            (_, not null, null, _, _) =>
                $"Cluster:CertificateFile ('{CertificateFile}') is given without Cluster:CertificateAuthorityFile; "
                    + "expected the authority whose certificates are taken",
            (not null, _, _, _, true) or (_, not null, _, _, true) =>
                "Cluster:Insecure is true, and a secret or a certificate is given; expected one: leave Cluster:Insecure out",
            _ => null,
        };

    /// <summary>What does not go together.</summary>
    private string? Mix() =>
        (Head, Database, Connect, Role is null ? null : ClusterRoles.Parse(Role)) switch
        {
            (not null, not null, _, _) =>
                $"Cluster:Head ('{Head}', lab mode) and Cluster:Database (production mode) are both given; expected one: with a database, silos find each other there",
            (not null, _, not null, _) =>
                $"Cluster:Head ('{Head}': join as a worker) and Cluster:Connect ('{Connect}': ask as a client) are both given; expected one of them",
            (_, not null, not null, _) =>
                $"Cluster:Database and Cluster:Connect ('{Connect}') are both given; expected one: with a database, clients find the heads there (Cluster:Role client)",
            (not null, _, _, not (null or ClusterRole.Worker)) =>
                $"Cluster:Role is '{Role}', but Cluster:Head ('{Head}') names the head to join; expected worker, or no Cluster:Head to be a head",
            (_, _, not null, not (null or ClusterRole.Client)) =>
                $"Cluster:Role is '{Role}', but Cluster:Connect ('{Connect}') makes this process a client; expected client, or no Cluster:Connect",
            (null, null, null, ClusterRole.Worker) =>
                "Cluster:Role is 'worker', but no cluster is named; expected Cluster:Head host:port (lab mode) or Cluster:Database (production mode)",
            (null, null, null, ClusterRole.Client) =>
                "Cluster:Role is 'client', but no cluster is named; expected Cluster:Connect host:port (lab mode) or Cluster:Database (production mode)",
            _ => null,
        };
}
