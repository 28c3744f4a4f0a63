using System.Globalization;
using System.Net;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Hosting;

/// <summary>A real silo in this process: head and worker on a folder, or a worker that joins a head.</summary>
internal sealed class TestHead : IAsyncDisposable
{
    private readonly IHost _host;

    private TestHead(IHost host, int port, int? gatewayPort, LogProbe log) =>
        (_host, Port, GatewayPort, Log) = (host, port, gatewayPort, log);

    public int Port { get; }

    public int? GatewayPort { get; }

    public LogProbe Log { get; }

    public IServiceProvider Services => _host.Services;

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IResultsGrain Results => Grains.GetGrain<IResultsGrain>(0);

    public string Address => Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();

    public static Task<TestHead> StartAsync(
        TestFolder folder,
        int slots = 2,
        string checkpointInterval = "00:00:30",
        bool gateway = false,
        (int Silo, int Gateway)? ports = null,
        params (string Key, string Value)[] more
    )
    {
        var settings = new Dictionary<string, string?>(More(more))
        {
            ["Sweeps:CheckpointInterval"] = checkpointInterval,
            ["Store:Data"] = folder.Data,
            ["Store:File"] = folder.Store,
            ["Slots:Count"] = slots.ToString(CultureInfo.InvariantCulture),
            ["Cluster:ClusterId"] = folder.Path,
        };
        return RunAsync(
            settings,
            ports?.Silo,
            gateway ? ports?.Gateway ?? SiloHost.FreePort(IPAddress.Loopback) : null
        );
    }

    public static Task<TestHead> JoinAsync(
        TestFolder folder,
        TestHead head,
        int slots = 2,
        params (string Key, string Value)[] more
    ) =>
        RunAsync(
            new(More(more))
            {
                ["Cluster:Head"] = $"127.0.0.1:{head.Port}",
                ["Cluster:ClusterId"] = folder.Path,
                ["Slots:Count"] = slots.ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <summary>A silo of production mode.</summary>
    public static Task<TestHead> StartInDatabaseAsync(
        TestFolder folder,
        string database,
        string role = "head",
        params (string Key, string Value)[] more
    ) =>
        RunAsync(
            new(More(more))
            {
                ["Cluster:Database"] = database,
                ["Cluster:Role"] = role,
                ["Cluster:ClusterId"] = folder.Path,
                ["Store:Data"] = folder.Data,
            },
            gatewayPort: role.StartsWith("head", StringComparison.Ordinal)
                ? SiloHost.FreePort(IPAddress.Loopback)
                : null
        );

    public SweepHandle Sweep(int id) => new(Grains, id);

    public async Task<int> LaunchAsync(string yaml)
    {
        var reply = await Grains.GetGrain<ISweepsGrain>(0).LaunchAsync(yaml);
        Assert.Empty(reply.Errors);
        return reply.Sweep;
    }

    public async Task<SweepRow> UntilAsync(int sweep, Func<SweepRow, bool> condition) =>
        await Until.NotNullAsync(async () =>
            (await Results.SweepAsync(sweep))?.Row is { } row && condition(row) ? row : null
        );

    public Task<SweepRow> EndAsync(int sweep) =>
        UntilAsync(sweep, row => row.State is SweepState.Completed or SweepState.Cancelled && row.Counts.Running == 0);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static Dictionary<string, string?> More((string Key, string Value)[] settings) =>
        settings.ToDictionary(s => s.Key, s => (string?)s.Value);

    private static async Task<TestHead> RunAsync(
        Dictionary<string, string?> settings,
        int? siloPort = null,
        int? gatewayPort = null
    )
    {
        var port = siloPort ?? SiloHost.FreePort(IPAddress.Loopback);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        settings["Cluster:SiloPort"] = port.ToString(CultureInfo.InvariantCulture);
        settings["Cluster:GatewayPort"] = gatewayPort?.ToString(CultureInfo.InvariantCulture);
        builder.Configuration.AddInMemoryCollection(settings);
        var log = new LogProbe();
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddProvider(log);
        builder.AddGearSweepSilo();
        var host = builder.Build();
        await host.StartAsync();
        return new TestHead(host, port, gatewayPort, log);
    }
}
