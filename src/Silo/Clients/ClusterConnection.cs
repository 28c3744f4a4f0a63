using GearSweep.Shared.Cluster;
using GearSweep.Silo.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Clients;

/// <summary>
/// Keeps a connection to a cluster that this process does not host: connects in the background, so that the process
/// starts without it, and again whenever it was lost.
/// </summary>
internal sealed partial class ClusterConnection(
    ResolvedClusterOptions plan,
    ILoggerFactory loggers,
    TimeProvider time,
    ILogger<ClusterConnection> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private volatile string _problem = "this process has not connected to it yet";
    private volatile ClientSession? _session;

    /// <summary>The cluster's grains.</summary>
    /// <exception cref="ClusterUnavailableException">There is no connection; the message says why.</exception>
    public IGrainFactory Grains => _session?.Grains ?? throw new ClusterUnavailableException(_problem);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var session = await ClientSession.OpenAsync(plan, loggers, stoppingToken);
                _session = session;
                LogConnected(plan.ClusterId);
                _problem = "the connection to it was lost";
                await session.Lost.WaitAsync(stoppingToken);
                _session = null;
                LogLost(plan.ClusterId);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                if (_problem != error.Message)
                    LogNoAnswer(plan.ClusterId, error.Message);
                _problem = error.Message;
            }
            finally
            {
                _session = null;
            }

            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Information, "Connected to cluster '{Cluster}'")]
    private partial void LogConnected(string cluster);

    [LoggerMessage(LogLevel.Warning, "The connection to cluster '{Cluster}' was lost; trying again")]
    private partial void LogLost(string cluster);

    [LoggerMessage(LogLevel.Warning, "Cluster '{Cluster}' does not answer; trying again: {Reason}")]
    private partial void LogNoAnswer(string cluster, string reason);
}
