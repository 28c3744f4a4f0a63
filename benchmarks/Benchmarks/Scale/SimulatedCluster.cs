using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Sweeps;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.Results;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GearSweep.Benchmarks.Scale;

/// <summary>
/// Silos in this process, joined over loopback: a head with its SQLite file and slots, and workers. All of it is what
/// users have, but for the trainer.
/// </summary>
internal sealed class SimulatedCluster : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly List<IHost> _hosts = [];

    private IHost Head => _hosts[0];

    private IGrainFactory Grains => Head.Services.GetRequiredService<IGrainFactory>();

    private ResultQueries Results => Head.Services.GetRequiredService<ResultQueries>();

    /// <summary>Starts a head, and workers when more silos are wanted.</summary>
    /// <param name="directory">Where data and store are.</param>
    /// <param name="silos">Silos in all.</param>
    /// <param name="slots">Slots of each.</param>
    /// <param name="epoch">Time of a simulated epoch.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<SimulatedCluster> StartAsync(
        string directory,
        int silos,
        int slots,
        TimeSpan epoch,
        CancellationToken cancellation
    )
    {
        var cluster = new SimulatedCluster();
        try
        {
            var port = Text(FreePort());
            for (var silo = 0; silo < silos; silo++)
            {
                KeyValuePair<string, string?>[] role =
                    silo == 0
                        ?
                        [
                            new("Store:Data", Path.Combine(directory, "data")),
                            new("Store:File", Path.Combine(directory, "store.db")),
                            new("Cluster:SiloPort", port),
                        ]
                        : [new("Cluster:Head", $"127.0.0.1:{port}")];
                await cluster.AddAsync([.. role, new("Slots:Count", Text(slots))], epoch, cancellation);
            }

            while ((await cluster.Grains.GetGrain<IWorkersGrain>(0).ViewAsync()).Silos.Count < silos)
                await Task.Delay(Interval, cancellation);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Launches a sweep and waits until all of its trials are stored as completed.</summary>
    /// <returns>
    /// Its id, and the seconds from its being stored, which is after its data was read and checked, to its end.
    /// </returns>
    public async Task<(int Sweep, double Seconds)> RunAsync(string yaml, CancellationToken cancellation)
    {
        var reply = await Grains.GetGrain<ISweepsGrain>(0).LaunchAsync(yaml);
        if (reply.Errors.Count > 0)
            throw new InvalidOperationException(string.Join(' ', reply.Errors));
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var row = (await Results.SweepAsync(reply.Sweep, cancellation))!.Row;
            if (row.State != SweepState.Completed)
                continue;
            return row.Counts.Completed == row.Counts.Total
                ? (reply.Sweep, (row.Ended!.Value - row.Created).TotalSeconds)
                : throw new InvalidOperationException($"not all trials were completed: {row.Counts}");
        }

        throw new OperationCanceledException(cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private async Task AddAsync(
        IEnumerable<KeyValuePair<string, string?>> settings,
        TimeSpan epoch,
        CancellationToken cancellation
    )
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<ITrialRunner>(new SimulatedTrainer(epoch));
        builder.AddGearSweepSilo();
        builder
            .Logging.SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Error)
            .AddFilter("Microsoft", LogLevel.Error);
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(cancellation);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
