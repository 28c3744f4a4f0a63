using System.CommandLine;
using GearSweep.Cli.Commands;
using GearSweep.Silo.Clients;
using GearSweep.Silo.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Cli.Cluster;

/// <summary>The options that name a running cluster.</summary>
internal sealed class ClusterTarget
{
    private readonly Option<string?> _connect = new("--connect")
    {
        Description = "A head and its port for clients, e.g. 192.168.1.10:30000.",
        HelpName = "HOST:PORT",
    };

    private readonly Option<string?> _cluster = new("--cluster-id")
    {
        Description = "The cluster's name; 'gearsweep' if it was given no other.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _secret = new("--secret-file")
    {
        Description = "The file with the cluster's secret, as 'cluster secret' made it.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_connect);
        command.Options.Add(_cluster);
        command.Options.Add(_secret);
    }

    /// <summary>Connects.</summary>
    /// <exception cref="InputException">No cluster is named.</exception>
    /// <exception cref="Silo.Joining.ClusterException">The cluster does not answer, or refuses.</exception>
    public Task<ClientSession> OpenAsync(ParseResult parsed, CancellationToken cancellation) =>
        ClientSession.OpenAsync(
            Plan(
                parsed.GetValue(_connect),
                parsed.GetValue(_cluster),
                parsed.GetValue(_secret),
                Environment.GetEnvironmentVariable
            ),
            NullLoggerFactory.Instance,
            cancellation
        );

    /// <summary>What the options come to; the environment stands in for those that are not given.</summary>
    internal static ResolvedClusterOptions Plan(
        string? connect,
        string? cluster,
        string? secretFile,
        Func<string, string?> environment
    )
    {
        connect ??= environment("Cluster__Connect");
        var database = connect is null ? environment("Cluster__Database") : null;
        if (connect is null && database is null)
        {
            throw new InputException(
                "no cluster is named; expected --connect HOST:PORT, a head's port for clients (Cluster:GatewayPort), or in production mode the database in the "
                    + "environment variable Cluster__Database"
            );
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Cluster:Role", "client"),
            new("Cluster:Connect", connect),
            new("Cluster:Database", database),
            new("Cluster:SecretFile", secretFile ?? environment("Cluster__SecretFile")),
            new("Cluster:CertificateFile", environment("Cluster__CertificateFile")),
            new("Cluster:CertificateKeyFile", environment("Cluster__CertificateKeyFile")),
            new("Cluster:CertificateAuthorityFile", environment("Cluster__CertificateAuthorityFile")),
            new("Cluster:ClusterId", cluster ?? environment("Cluster__ClusterId") ?? new ClusterOptions().ClusterId),
        ]);
        return ClusterConfiguration.Read(configuration.Build());
    }
}
