using GearSweep.Grains.Placement;
using GearSweep.Shared.Grains;
using GearSweep.Storage.Sweeps;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Sweeps;

/// <summary>
/// Looks after the sweeps that have not ended, on the head that leads: when it begins to, and every second from then on, takes back the trials of silos
/// that are gone and gives out what waits.
/// </summary>
internal sealed partial class SweepKeeper(
    ISweepStore store, KeptSweeps kept, IGrainFactory grains, Leadership leadership, TimeProvider time, ILogger<SweepKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (leadership.IsHere) await LookAsync(stoppingToken);
                await Task.Delay(Interval, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogFailed(error);
                await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        var cluster = await grains.GetGrain<IQueueGrain>(0).ClusterAsync();
        foreach (var id in (await store.OpenSweepsAsync(stopping)).Where(kept.Include))
        {
            var sweep = grains.GetGrain<ISweepGrain>(id);
            try
            {
                await sweep.RecoverAsync(cluster);
                await sweep.OpenAsync();
            }
            catch (Exception error) when (error is not OutOfMemoryException && !stopping.IsCancellationRequested)
            {
                LogSweepFailed(error, id); // One broken sweep must not keep the others from going on.
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The open sweeps could not be looked after; trying again")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} could not be looked after; trying again")]
    private partial void LogSweepFailed(Exception error, int sweep);
}
