using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Shared.Health;

/// <summary>
/// Whether this process takes part, the one rule for silos and for dashboards: it has started, is not about to stop,
/// and a head answers it. A silo has started when it has joined its cluster; a client starts without it, and its grain
/// factory says why there is no connection.
/// </summary>
public sealed class Readiness(IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await ObstacleAsync(cancellationToken) is { } obstacle
            ? HealthCheckResult.Unhealthy(obstacle)
            : HealthCheckResult.Healthy();

    /// <summary>What is in the way, in one line; <see langword="null"/> when it is ready.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<string?> ObstacleAsync(CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            return "this process is stopping";
        if (!lifetime.ApplicationStarted.IsCancellationRequested)
            return "this process has not joined its cluster yet";
        try
        {
            await grains.GetGrain<IWorkersGrain>(0).ViewAsync().WaitAsync(Timeout, time, cancellation);
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellation.IsCancellationRequested)
        {
            return $"no head answers: {ClusterTrouble.Sentence(error) ?? error.Message}";
        }
    }
}
