using System.Globalization;
using GearSweep.Grains.Hosting;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Silo.Hosting;
using GearSweep.Storage;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace GearSweep.Silo.Survival;

/// <summary>
/// A cluster in this process: a head with its store in a file and no slots, and workers whose training alone is simulated. Queue, sweeps, sessions,
/// reports and store are the real ones.
/// </summary>
internal sealed class SimulatedTrainingCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, SimulatedTrialRunner> _runners = [];

    private SimulatedTrainingCluster(int slots, bool closed)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((silo, host) =>
        {
            var isHead = _runners.Count == 0;
            var runner = _runners[silo.SiloName] = new SimulatedTrialRunner();
            if (closed) runner.Close();
            host.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Slots:Count"] = isHead ? "0" : slots.ToString(CultureInfo.InvariantCulture),
                ["Slots:IdleInterval"] = "00:00:00.010",
                ["Slots:ReportInterval"] = "00:00:00.010",
            });
            host.Services.AddSingleton<ITrialRunner>(runner);
            if (isHead) host.Services.AddGearSweepStorage(_folder.Store).AddGearSweepHead(_folder.Data);
            else host.Services.WithoutHeadGrains();
            host.Services.AddGearSweepSlots(isHead ? "head" : "worker", "lab");
        });
        _cluster = builder.Build();
    }

    public IGrainFactory Grains => _cluster.Client;

    public IQueueGrain Queue => Grains.GetGrain<IQueueGrain>(0);

    public IResultsGrain Results => Grains.GetGrain<IResultsGrain>(0);

    public static async Task<SimulatedTrainingCluster> StartAsync(int slots = 2, bool closed = false)
    {
        var cluster = new SimulatedTrainingCluster(slots, closed);
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public async Task<SimulatedWorker> JoinAsync()
    {
        var silo = await _cluster.StartAdditionalSiloAsync();
        var worker = new SimulatedWorker(silo, _runners[silo.Name]);
        await Until.TrueAsync(async () => (await ClusterAsync()).Silos.Any(s => s.Status.Silo == worker.Address));
        return worker;
    }

    public Task KillAsync(SimulatedWorker worker) => _cluster.KillSiloAsync(worker.Silo);

    public Task<ClusterView> ClusterAsync() => Queue.ClusterAsync();

    public async Task<SiloView?> ViewAsync(SimulatedWorker worker) => (await ClusterAsync()).Silos.FirstOrDefault(s => s.Status.Silo == worker.Address);

    public async Task<int> LaunchAsync(string name, int repeats, int epochs = 3, string sharing = "")
    {
        var reply = await Grains.GetGrain<ISweepsGrain>(0).LaunchAsync(
            $"""
            name: {name}
            dataset: gear
            method: grid
            repeats: {repeats}
            epochs: {epochs}
            {sharing}
            """);
        Assert.Empty(reply.Errors);
        return reply.Sweep;
    }

    public async Task<SweepRow> EndAsync(int sweep) => await Until.NotNullAsync(
        async () => (await Results.SweepAsync(sweep))?.Row is { State: SweepState.Completed } row ? row : null);

    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners.Values) runner.Open();
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }
}
