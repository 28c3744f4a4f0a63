using GearSweep.Dashboard;
using GearSweep.Silo.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace GearSweep.Benchmarks.Pages;

/// <summary>A dashboard with its silo in this process, at a free port of loopback.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageServer(WebApplication app) => _app = app;

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Starts it on a folder with data in <c>gear</c>.</summary>
    public static async Task<PageServer> StartAsync(string folder, CancellationToken cancellation)
    {
        string[] settings =
        [
            "--urls",
            "http://127.0.0.1:0",
            "--Cluster:SiloPort",
            "0",
            "--Store:File",
            Path.Combine(folder, "sweeps.db"),
            "--Store:Data",
            Path.Combine(folder, "gear"),
        ];
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = settings,
                ApplicationName = typeof(DashboardHost).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.AddGearSweepCluster();
        builder.AddDashboard();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(cancellation);
        return new PageServer(app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
