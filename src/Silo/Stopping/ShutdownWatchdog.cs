using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Stopping;

/// <summary>
/// Bounds a stop. The host asks its services to stop within <see cref="Time"/>, but cannot make them: a silo whose head
/// is gone could wait for it for minutes.
/// </summary>
internal static class ShutdownWatchdog
{
    /// <summary>How long the services have.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Ends the process when its host has not stopped in time.</summary>
    public static void Watch(IServiceProvider services)
    {
        var loggers = services.GetRequiredService<ILoggerFactory>();
        services
            .GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStopping.Register(() =>
                new Thread(() =>
                {
                    Thread.Sleep(Time + Grace);
                    ProcessTerminator.Now(
                        ProcessTerminator.LostCluster,
                        $"The stop took longer than {(Time + Grace).TotalSeconds:0} s; the process ends now. What was not handed back goes on from its last checkpoint.",
                        loggers
                    );
                })
                {
                    IsBackground = true,
                    Name = "Bound of the stop",
                }.Start()
            );
    }
}
