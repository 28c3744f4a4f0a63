using GearSweep.Silo.Stopping;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Options;

namespace GearSweep.Dashboard.Hosting;

/// <summary>
/// Closes the pages when the process stops. The host would wait for connections that nobody closes, and the silo for
/// the host; and circuits whose pages are gone would go on asking a silo that stops.
/// </summary>
/// <remarks>
/// As soon as the process is asked to stop, circuits end and pages that connect again are turned away. The web server
/// ends when the slots have handed back what they train, and before anything else stops: until then the API answers.
/// </remarks>
internal sealed class ClosedPages(IServer server) : IHostedLifecycleService
{
    private const string Circuits = "/_blazor";

    /// <summary>
    /// Adds it in front of all others, so that it is the last to be told that the process is about to stop.
    /// </summary>
    public static void Add(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, ClosedPages>());

    /// <summary>Turns pages away while the process stops. In front of everything else.</summary>
    public static void TurnAway(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use(
            (context, next) =>
            {
                if (
                    !stopping.IsCancellationRequested
                    || !context.Request.Path.StartsWithSegments(Circuits, StringComparison.OrdinalIgnoreCase)
                )
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>
    /// Ends circuits with their connections once the process stops. Behind everything that is mapped.
    /// </summary>
    public static void EndCircuits(WebApplication app)
    {
        // What is registered last is called first. The connections' own end is registered when the endpoints are made,
        // which is else at the first request.
        _ = ((IEndpointRouteBuilder)app).DataSources.Sum(source => source.Endpoints.Count);
        var circuits = app.Services.GetRequiredService<IOptions<CircuitOptions>>().Value;
        app.Lifetime.ApplicationStopping.Register(() => circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => server.StopSoonAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
