using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GearSweep.Dashboard;
using GearSweep.Silo.Clients;
using GearSweep.Testing.Waiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace GearSweep.AddedParameter.Tests;

/// <summary>
/// A dashboard with its silo in this process, on a folder with generated data and a store of its own.
/// </summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private Server(WebApplication app) =>
        (_app, _client) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Server> StartAsync(DirectoryInfo folder)
    {
        string[] settings =
        [
            "--urls",
            "http://127.0.0.1:0",
            "--Cluster:SiloPort",
            "0",
            "--Store:File",
            Path.Combine(folder.FullName, "sweeps.db"),
            "--Store:Data",
            Path.Combine(folder.FullName, "gear"),
            "--Slots:Count",
            "2",
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
        await app.StartAsync(Cancellation);
        return new Server(app);
    }

    public Task<string> TextAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);

    public async Task<JsonElement> JsonAsync(string path) =>
        await _client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), Cancellation);

    /// <summary>Launches a sweep and waits for its end.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> TrainAsync(string specification)
    {
        using var body = new StringContent(specification, Encoding.UTF8, "application/yaml");
        var answer = await _client.PostAsync(new Uri("/api/sweeps", UriKind.Relative), body, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = int.Parse(answer.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
        await Until.HoldsAsync(
            "the end of the sweep",
            async () =>
                (await JsonAsync($"/api/sweeps/{id}")).GetProperty("row").GetProperty("state").GetString()
                == "completed"
        );
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
