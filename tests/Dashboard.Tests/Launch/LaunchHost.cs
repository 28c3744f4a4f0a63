using System.Net;
using GearSweep.Dashboard.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GearSweep.Dashboard.Tests.Launch;

/// <summary>The dashboard on a free port of the loopback, before a simulated cluster.</summary>
internal sealed class LaunchHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LaunchHost(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<LaunchHost> StartAsync(IGrainFactory grains)
    {
        // The application's name leads the host to the dashboard's static files instead of this assembly's.
        var options = new WebApplicationOptions { ApplicationName = typeof(DashboardHost).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory };
        var builder = WebApplication.CreateBuilder(options);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.AddDashboard();
        builder.Services.AddApi();
        builder.Services.AddSingleton(grains);
        var app = builder.Build();
        app.MapDashboard();
        app.MapApi();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LaunchHost(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
