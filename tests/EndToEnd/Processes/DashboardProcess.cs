using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Processes;

/// <summary>The dashboard as a process, with the silo in it, and its API.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly ApiClient _api;

    private DashboardProcess(GearSweepProcess process, Uri address)
    {
        (Process, Address) = (process, address);
        _api = new ApiClient(address);
    }

    /// <summary>The process.</summary>
    public GearSweepProcess Process { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Any port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>
    /// The words that start it on a workspace. Checkpoints come often, so that what goes on goes on from one.
    /// </summary>
    public static string[] Arguments(Workspace workspace, int siloPort, int slots) =>
        [
            "--urls",
            "http://127.0.0.1:0",
            "--Cluster:SiloPort",
            Text(siloPort),
            "--Slots:Count",
            Text(slots),
            "--Store:Data",
            workspace.Data,
            "--Store:File",
            workspace.Store,
            "--Sweeps:CheckpointInterval",
            "00:00:00.200",
        ];

    /// <summary>Starts it and waits until it listens.</summary>
    public static Task<DashboardProcess> StartAsync(
        Workspace workspace,
        int siloPort,
        int slots,
        string[]? more = null,
        int? gatewayPort = null
    ) =>
        StartAsync(
            workspace.Folder,
            [
                .. Arguments(workspace, siloPort, slots),
                .. more ?? [],
                .. gatewayPort is { } port ? new[] { "--Cluster:GatewayPort", Text(port) } : [],
            ]
        );

    /// <summary>Starts it without a silo, to ask a cluster elsewhere, and waits until it listens.</summary>
    public static Task<DashboardProcess> ConnectAsync(Workspace workspace, int gatewayPort) =>
        StartAsync(
            workspace.Folder,
            ["--urls", "http://127.0.0.1:0", "--Cluster:Connect", $"127.0.0.1:{Text(gatewayPort)}"]
        );

    /// <summary>Starts it with words of the caller's choice and waits until it listens.</summary>
    /// <param name="folder">The working folder.</param>
    /// <param name="arguments">The words.</param>
    /// <param name="program">A program that was published; <see langword="null"/> for the one that was built.</param>
    public static async Task<DashboardProcess> StartAsync(string folder, string[] arguments, string? program = null)
    {
        var process = GearSweepProcess.Start(program ?? "Dashboard", folder, arguments);
        try
        {
            var line = await process.LineAsync(text => text.Contains(Listening, StringComparison.Ordinal));
            return new DashboardProcess(
                process,
                new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..].Trim())
            );
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc cref="ApiClient.LaunchAsync"/>
    public Task LaunchAsync(string yaml) => _api.LaunchAsync(yaml);

    /// <inheritdoc cref="ApiClient.AskAsync"/>
    public Task<(HttpStatusCode Status, string Text)> AskAsync(string path) => _api.AskAsync(path);

    /// <inheritdoc cref="ApiClient.GetAsync"/>
    public Task<JsonElement> GetAsync(string path) => _api.GetAsync(path);

    /// <summary>The trials that a silo trains, by what the cluster says.</summary>
    /// <param name="port">The silo's port.</param>
    public async Task<int> RunningOnAsync(int port)
    {
        var cluster = await GetAsync("cluster");
        return cluster
            .GetProperty("silos")
            .EnumerateArray()
            .Select(silo => silo.GetProperty("status"))
            .Where(status =>
                status.GetProperty("silo").GetString()!.Contains($":{Text(port)}", StringComparison.Ordinal)
            )
            .Sum(status => status.GetProperty("running").GetArrayLength());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await Process.DisposeAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
