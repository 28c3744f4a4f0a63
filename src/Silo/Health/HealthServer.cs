using System.ComponentModel.DataAnnotations;
using System.Net;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Stopping;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GearSweep.Silo.Health;

/// <summary>A web server with <see cref="HealthPages"/> alone, up before the silo joins and until it has left. It never uses the addresses of <c>--urls</c>.</summary>
internal sealed partial class HealthServer : IHostedService, IDisposable
{
    private const int Connections = 64; // Supervisors need a few; more must not take threads from the silo.

    private readonly KestrelServer _server;
    private readonly HealthPages _pages;
    private readonly string _url;
    private readonly ILogger _logger;

    /// <summary>Makes the server; it listens when it is started.</summary>
    public HealthServer(string url, IPEndPoint endpoint, Readiness readiness, ILoggerFactory loggers)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxConcurrentConnections = Connections;
        options.Listen(endpoint);
        var sockets = new SocketTransportFactory(new OptionsWrapper<SocketTransportOptions>(new SocketTransportOptions()), loggers);
        _server = new KestrelServer(new OptionsWrapper<KestrelServerOptions>(options), sockets, loggers);
        _pages = new HealthPages(readiness);
        _url = url;
        _logger = loggers.CreateLogger<HealthServer>();
    }

    /// <summary>Where it listens.</summary>
    public string Address => _server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();

    /// <inheritdoc/>
    /// <exception cref="ValidationException">The address is taken, or is not of this machine.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _server.StartAsync(_pages, cancellationToken);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            throw new ValidationException($"Health:Url is '{_url}', and nothing can listen there: {error.Message}", error);
        }

        LogListening(Address);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _server.StopSoonAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    [LoggerMessage(LogLevel.Information, "Health is told at {Address}/health/live and /health/ready")]
    private partial void LogListening(string address);
}
