using System.Text;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Hosting;

/// <summary>Says in one line what this process is, so that a wrong configuration is seen at once.</summary>
internal sealed partial class StartupBanner(ResolvedClusterOptions plan, ILogger<StartupBanner> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogPlan(Text(plan));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static string Text(ResolvedClusterOptions plan)
    {
        var text = new StringBuilder(
            $"Starting: mode {ClusterModes.NameOf(plan.Mode)}, role {ClusterRoles.NameOf(plan.Role)}, cluster '{plan.ClusterId}'"
        );
        if (plan.Silo is { } silo)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"; silos reach it at {silo}, clients ");
            text.Append(
                plan.GatewayPort is { } port ? $"at {new System.Net.IPEndPoint(silo.Address, port)}" : "do not"
            );
        }

        if (plan.Head is { } head)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"; head {head}");
        if (plan.Tls is { } tls)
            text.Append("; TLS with the cluster's ").Append(tls.Means);
        text.Append("; store ").Append(plan.Database?.ToString() ?? (plan.IsHead ? "SQLite" : "the head's"));
        return text.ToString();
    }

    [LoggerMessage(LogLevel.Information, "{Plan}")]
    private partial void LogPlan(string plan);
}
