using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Stopping;

/// <summary>Lets <see cref="StopSignals"/> stop a host, and says when the host has started and when it stops.</summary>
internal sealed partial class StopLifetime(IHostApplicationLifetime lifetime, ILogger<StopLifetime> logger)
    : IHostLifetime,
        IDisposable
{
    private StopSignals? _signals;

    /// <summary>Puts it in the place of the host's own.</summary>
    public static void Add(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime, StopLifetime>());

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals = new StopSignals();
        _signals.Token.Register(lifetime.StopApplication);
        lifetime.ApplicationStarted.Register(LogStarted);
        lifetime.ApplicationStopping.Register(LogStopping);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _signals?.Dispose();

    [LoggerMessage(LogLevel.Information, "Started. Ctrl-C, SIGTERM or a hang-up stops it in good order")]
    private partial void LogStarted();

    [LoggerMessage(LogLevel.Information, "Stopping: what trains here is handed back with a checkpoint")]
    private partial void LogStopping();
}
