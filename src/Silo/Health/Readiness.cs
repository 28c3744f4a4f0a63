using GearSweep.Shared.Grains;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Health;

/// <summary>Whether this silo takes part: it has joined its cluster, is not about to leave, and a head answers it.</summary>
internal sealed class Readiness(IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is in the way; <see langword="null"/> when it is ready.</summary>
    public async Task<string?> ObstacleAsync(CancellationToken cancellation)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return "this silo is stopping";
        if (!lifetime.ApplicationStarted.IsCancellationRequested) return "this silo has not joined its cluster yet";
        try
        {
            await grains.GetGrain<IQueueGrain>(0).ClusterAsync().WaitAsync(Patience, time, cancellation);
            return null;
        }
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            return $"no head answers: {error.Message}";
        }
    }
}
