using GearSweep.Shared.Text;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Stopping;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Hosting;

/// <summary>Runs a silo's process.</summary>
public static class SiloProgram
{
    /// <summary>
    /// Runs a host until it is asked to stop. What the person who started it can put right ends in one line on standard
    /// error.
    /// </summary>
    /// <param name="build">Makes the host.</param>
    /// <returns>
    /// The exit code: 0, or 2 when the configuration is wrong, or the store, an address or the cluster is not to be
    /// had. A silo that loses its cluster, or cannot stop in time, ends with 3.
    /// </returns>
    public static async Task<int> RunAsync(Func<IHost> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var asked = CancellationToken.None;
        try
        {
            var host = build();
            ShutdownWatchdog.Watch(host.Services);
            asked = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            var loops = host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToArray();
            await host.RunAsync();
            // The host stops with such a loop, and says why.
            return loops.Any(loop => loop.ExecuteTask is { IsFaulted: true }) ? ProcessTerminator.LostCluster : 0;
        }
        catch (OperationCanceledException) when (asked.IsCancellationRequested)
        {
            return 0; // Asked to stop before it had started.
        }
        catch (Exception error) when (StartupFailure.Explain(error) is { } cause)
        {
            ErrorLine.Write(SecretText.Masked(cause));
            return 2;
        }
    }
}
