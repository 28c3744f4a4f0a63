using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>The dashboard in an in-process host over simulated grains.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ApiHost(WebApplication app) => (_app, Client) = (app, app.GetTestClient());

    public HttpClient Client { get; }

    public IHostApplicationLifetime Lifetime => _app.Lifetime;

    /// <summary>All that is mapped.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    public static Task<ApiHost> StartAsync(SimulatedGrains grains) => StartAsync(SimulatedGrainFactory.Of(grains));

    public static async Task<ApiHost> StartAsync(IGrainFactory grains, TimeProvider? time = null)
    {
        var options = new WebApplicationOptions
        {
            ApplicationName = typeof(DashboardHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        };
        var builder = WebApplication.CreateBuilder(options);
        builder.AddDashboard();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(grains);
        if (time is not null)
            builder.Services.AddSingleton(time);
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ApiHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
