using System.Globalization;
using GearSweep.Grains.Hosting;
using GearSweep.Shared.Cluster;
using GearSweep.Shared.Grains;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;
using GearSweep.Silo.Hosting;
using GearSweep.Storage;
using GearSweep.Storage.PostgreSql;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.TestingHost;

namespace GearSweep.Silo.Survival;

/// <summary>
/// A cluster in this process: a head with its store in a file and no slots, and workers whose training alone is
/// simulated. Scheduler, sessions, reports and store are the real ones.
/// </summary>
internal sealed class SimulatedTrainingCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, SimulatedTrialRunner> _runners = [];

    private readonly Dictionary<string, SimulatedSilence> _silences = [];

    private SimulatedTrainingCluster(
        int slots,
        bool closed,
        string? database,
        TimeSpan? responseTimeout,
        Action<IHostApplicationBuilder>? head
    )
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost(
            (silo, host) =>
            {
                var isHead = _runners.Count == 0;
                var runner = _runners[silo.SiloName] = new SimulatedTrialRunner();
                var silence = _silences[silo.SiloName] = new SimulatedSilence();
                if (closed)
                    runner.Close();
                host.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["Slots:Count"] = isHead ? "0" : slots.ToString(CultureInfo.InvariantCulture),
                        ["Slots:IdleInterval"] = "00:00:00.010",
                        ["Slots:ReportInterval"] = "00:00:00.010",
                    }
                );
                host.Services.AddSingleton<ITrialRunner>(runner);
                host.Services.AddSingleton<IOutgoingGrainCallFilter>(silence);
                if (responseTimeout is { } timeout)
                    host.Services.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = timeout);
                if (isHead)
                {
                    if (database is null)
                        host.Services.AddGearSweepStorage(_folder.Store);
                    else
                        host.Services.AddGearSweepPostgres(database);
                    host.Services.AddGearSweepHead(_folder.Data).AddSingleton<IIncomingGrainCallFilter>(HeadCalls);
                    head?.Invoke(host);
                }
                else
                {
                    host.Services.WithoutHeadGrains();
                }

                host.Services.AddGearSweepSlots(isHead ? ClusterRole.Head : ClusterRole.Worker, ClusterMode.Lab);
            }
        );
        if (responseTimeout is { } patience)
            builder.ConfigureClient(client =>
                client.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = patience)
            );
        _cluster = builder.Build();
    }

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>The head's file.</summary>
    public string Store => _folder.Store;

    /// <summary>Calls that the head's grains take up when the test lets them.</summary>
    public HeadCallGate HeadCalls { get; } = new();

    public IWorkersGrain Workers => Grains.GetGrain<IWorkersGrain>(0);

    public SweepHandle Sweep(int id) => new(Grains, id);

    public IResultsGrain Results => Grains.GetGrain<IResultsGrain>(0);

    /// <summary>Starts the head.</summary>
    /// <param name="slots">Slots of each worker.</param>
    /// <param name="closed">Whether no epoch ends before a worker's runner is opened.</param>
    /// <param name="database">Connection string of the PostgreSQL database; <see langword="null"/> for a file.</param>
    /// <param name="responseTimeout">How long callers wait for an answer; <see langword="null"/> for Orleans'
    /// own.</param>
    /// <param name="head">What is different about the head.</param>
    public static async Task<SimulatedTrainingCluster> StartAsync(
        int slots = 2,
        bool closed = false,
        string? database = null,
        TimeSpan? responseTimeout = null,
        Action<IHostApplicationBuilder>? head = null
    )
    {
        var cluster = new SimulatedTrainingCluster(slots, closed, database, responseTimeout, head);
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public async Task<SimulatedWorker> JoinAsync()
    {
        var silo = await _cluster.StartAdditionalSiloAsync();
        var worker = new SimulatedWorker(silo, _runners[silo.Name], _silences[silo.Name]);
        await Until.TrueAsync(async () => (await ClusterAsync()).Silos.Any(s => s.Status.Silo == worker.Address));
        return worker;
    }

    /// <summary>Ends the scheduler's activation; the next call begins a new one, which remembers nothing.</summary>
    public async Task LoseSchedulerAsync() => await Workers.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    /// <summary>
    /// Ends a worker as a killed process ends: the test's own would hand back what it has, if it still could speak.
    /// </summary>
    public Task KillAsync(SimulatedWorker worker)
    {
        worker.Silence.Lasts = true;
        return _cluster.KillSiloAsync(worker.Silo);
    }

    public Task<ClusterView> ClusterAsync() => Workers.ViewAsync();

    public async Task<SiloView?> ViewAsync(SimulatedWorker worker) =>
        (await ClusterAsync()).Silos.FirstOrDefault(s => s.Status.Silo == worker.Address);

    public async Task<int> LaunchAsync(string name, int repeats, int epochs = 3, string sharing = "")
    {
        var reply = await Grains
            .GetGrain<ISweepsGrain>(0)
            .LaunchAsync(
                $"""
                name: {name}
                dataset: gear
                method: grid
                repeats: {repeats}
                epochs: {epochs}
                {sharing}
                """
            );
        Assert.Empty(reply.Errors);
        return reply.Sweep;
    }

    public async Task<SweepRow> EndAsync(int sweep) =>
        await Until.NotNullAsync(async () =>
            (await Results.SweepAsync(sweep))?.Row is { State: SweepState.Completed } row ? row : null
        );

    public async ValueTask DisposeAsync()
    {
        HeadCalls.Open();
        foreach (var runner in _runners.Values)
            runner.Release();
        await _cluster.DisposeAsync();
        _folder.Dispose();
    }
}
