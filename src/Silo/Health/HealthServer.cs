using System.ComponentModel.DataAnnotations;
using System.Net;
using GearSweep.Shared.Health;
using GearSweep.Silo.Stopping;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Health;

/// <summary>
/// A web application that answers <c>/health/live</c> with 200 for as long as the process runs, and
/// <c>/health/ready</c> with 200 when the silo takes part, else with 503 and the reason in one line. It is up before
/// the silo joins and until it has left, and never uses the addresses of <c>--urls</c>.
/// </summary>
internal sealed partial class HealthServer(
    string url,
    IPEndPoint endpoint,
    Readiness readiness,
    ILogger<HealthServer> logger
) : IHostedService, IDisposable
{
    private const int Connections = 64; // Supervisors need a few; more must not take threads from the silo.

    private readonly WebApplication _app = Build(endpoint, readiness);
    private IServer? _server;

    /// <summary>Where it listens.</summary>
    public string Address => _app.Urls.Single();

    /// <inheritdoc/>
    /// <exception cref="ValidationException">The address is taken, or is not of this machine.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
            _server = _app.Services.GetRequiredService<IServer>();
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            throw new ValidationException(
                $"Health:Url is '{url}', and nothing can listen there: {error.Message}",
                error
            );
        }

        LogListening(Address);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) =>
        _server?.StopSoonAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)_app).Dispose();

    private static WebApplication Build(IPEndPoint endpoint, Readiness readiness)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxConcurrentConnections = Connections;
                kestrel.Listen(endpoint);
            });
        builder.Services.AddSingleton<IHostLifetime, SilosLifetime>();
        builder.Services.AddRoutingCore();
        builder.Services.AddHealthChecks().AddCheck("cluster", readiness);
        var app = builder.Build();
        app.UseStatusCodePages("text/plain", "{0}: GET /health/live and GET /health/ready are all that there is");
        Map(app, "live", _ => false);
        Map(app, "ready", _ => true);
        return app;
    }

    private static void Map(WebApplication app, string word, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks(
                $"/health/{word}",
                new HealthCheckOptions
                {
                    Predicate = checks,
                    ResponseWriter = (context, report) =>
                    {
                        context.Response.ContentType = "text/plain; charset=utf-8";
                        return context.Response.WriteAsync(
                            report.Entries.Values.FirstOrDefault().Description ?? word,
                            context.RequestAborted
                        );
                    },
                }
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

    [LoggerMessage(LogLevel.Information, "Health is told at {Address}/health/live and /health/ready")]
    private partial void LogListening(string address);

    /// <summary>The silo says when it ends, and takes the signals.</summary>
    private sealed class SilosLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
