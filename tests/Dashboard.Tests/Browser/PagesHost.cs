using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>The dashboard as a web server on a free port of the loopback, with a simulated cluster behind it.</summary>
internal sealed class PagesHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PagesHost(WebApplication app) => _app = app;

    public string Address =>
        _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First()
            .Replace($"{IPAddress.Any}", $"{IPAddress.Loopback}", StringComparison.Ordinal);

    /// <summary>All that is mapped.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    /// <summary>Starts it.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <param name="port">The port; 0 for one that is free.</param>
    /// <param name="configure">Changes services.</param>
    /// <param name="listen">Where it listens; the loopback when <see langword="null"/>.</param>
    /// <param name="arguments">What the dashboard is started with.</param>
    public static async Task<PagesHost> StartAsync(
        IGrainFactory grains,
        CancellationToken cancellation,
        int port = 0,
        Action<IServiceCollection>? configure = null,
        IPAddress? listen = null,
        params string[] arguments
    )
    {
        // The application's name leads the host to the dashboard's static files instead of this assembly's.
        var options = new WebApplicationOptions
        {
            Args = arguments,
            ApplicationName = typeof(DashboardHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        };
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(listen ?? IPAddress.Loopback, port));
        builder.AddDashboard();
        builder.Services.AddSingleton(grains);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(cancellation);
        return new PagesHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
