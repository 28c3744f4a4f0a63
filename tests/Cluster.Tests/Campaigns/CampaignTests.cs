using GearSweep.Cluster.Tests.Machines;
using GearSweep.Cluster.Tests.Network;
using GearSweep.Cluster.Tests.Stores;
using GearSweep.Testing;
using GearSweep.Testing.Processes;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <remarks>Short ones here; <c>tests/campaign</c> runs long ones.</remarks>
public sealed class CampaignTests(UndisturbedSweep undisturbed) : IClassFixture<UndisturbedSweep>, IDisposable
{
    private static readonly FaultKind[] Production =
    [
        FaultKind.KillWorker,
        FaultKind.StopWorker,
        FaultKind.FreezeWorker,
        FaultKind.CutWorker,
        FaultKind.FreezeWorkerUntilGivenUp,
        FaultKind.CutWorkerUntilGivenUp,
        FaultKind.KillHead,
        FaultKind.StopHead,
        FaultKind.FreezeHead,
        FaultKind.CutHead,
        FaultKind.FreezeHeadUntilGivenUp,
        FaultKind.CutHeadsApart,
        FaultKind.CutHeadsApartForLong,
        FaultKind.CutHeadFromSilos,
        FaultKind.CutHeadFromSilosUntilGivenUp,
        FaultKind.KillAll,
        FaultKind.StopDatabase,
        FaultKind.StopDatabaseForLong,
        FaultKind.KillDatabase,
    ];

    private static readonly FaultKind[] Lab =
    [
        FaultKind.KillWorker,
        FaultKind.StopWorker,
        FaultKind.FreezeWorker,
        FaultKind.CutWorker,
        FaultKind.FreezeWorkerUntilGivenUp,
        FaultKind.CutWorkerUntilGivenUp,
        FaultKind.CutWorkersApart,
        FaultKind.KillHead,
        FaultKind.StopHead,
        FaultKind.FreezeHead,
        FaultKind.CutHead,
        FaultKind.KillAll,
    ];

    private readonly CampaignLog _log = new(CampaignSettings.Seed);
    private readonly CampaignTally _tally = new();
    private readonly Workspace _workspace = new();
    private string _mode = "no";
    private int _rounds;
    private bool _passed;

    [Fact]
    public async Task Whatever_happens_to_its_machines_a_sweep_ends_with_every_trial_once_and_the_same_bits()
    {
        await LabSupport.RequireAsync();
        FaultKind[] quick =
        [
            .. Lab.Except([
                FaultKind.CutWorkerUntilGivenUp,
                FaultKind.FreezeHead,
                FaultKind.CutHead,
                FaultKind.KillAll,
            ]),
        ];
        var plan = Plan(Lab, quick, shortRounds: 1);
        var bits = await UndisturbedAsync();

        await using var lab = await NetworkLab.BuildAsync(hosts: 3);
        await using var cluster = await ClusterUnderTest.StartLabAsync(lab, _workspace);
        await RunAsync("lab", cluster, StoreReader.OfFile(_workspace.Store), bits, plan);
    }

    [Fact]
    public async Task Whatever_happens_to_heads_workers_and_the_database_a_sweep_ends_with_every_trial_once_and_the_same_bits()
    {
        await LabSupport.RequireAsync(PostgresServer.Unavailable);
        FaultKind[] quick =
        [
            FaultKind.StopDatabase,
            FaultKind.KillHead,
            FaultKind.KillWorker,
            FaultKind.StopHead,
            FaultKind.CutHeadsApart,
            FaultKind.CutHeadFromSilosUntilGivenUp,
        ];
        var plan = Plan(Production, quick, shortRounds: 1);
        var bits = await UndisturbedAsync();

        await using var lab = await NetworkLab.BuildAsync(hosts: 4);
        var machine = lab.Hosts[^1];
        await using var database = await PostgresServer.StartAsync(machine.Address, 5432, machine.Launcher);
        var name = await database.CreateDatabaseAsync();
        await using var cluster = await ClusterUnderTest.StartProductionAsync(lab, _workspace, database, name);
        await RunAsync(
            "production",
            cluster,
            StoreReader.OfServer(database.ConnectionString(name), machine),
            bits,
            plan
        );
    }

    public void Dispose()
    {
        if (_rounds > 0)
            Summarize();
        if (!_passed)
            _log.Write($"the store and the programs' logs are kept in {_workspace.Folder}");
        if (!_passed || CampaignSettings.Keep)
            _workspace.Keep();
        _workspace.Dispose();
    }

    private static IReadOnlyList<IReadOnlyList<PlannedFault>> Plan(FaultKind[] all, FaultKind[] quick, int shortRounds)
    {
        var (kinds, rounds) = CampaignSettings.Rounds is { } asked ? (all, asked) : (quick, shortRounds);
        return FaultPlan.Of(
            CampaignSettings.Seed,
            CampaignSettings.Kinds ?? kinds,
            rounds,
            CampaignSettings.Faults,
            CampaignSweep.Trials
        );
    }

    private async Task<SweepBits> UndisturbedAsync()
    {
        var bits = await undisturbed.BitsAsync();
        _log.Write("the undisturbed run is over");
        await CampaignSweep.MakeDataAsync(_workspace);
        return bits;
    }

    private void Summarize()
    {
        var summary = _tally.Summary(_mode, CampaignSettings.Seed, _rounds, _passed);
        _log.Write(summary);
        if (CampaignSettings.SummaryFile is { } file)
            File.WriteAllText(file, summary);
    }

    private async Task RunAsync(
        string mode,
        ClusterUnderTest cluster,
        StoreReader store,
        SweepBits bits,
        IReadOnlyList<IReadOnlyList<PlannedFault>> plan
    )
    {
        (_mode, _rounds) = (mode, plan.Count);
        _log.Write("the cluster is whole");
        await new Campaign(cluster, store, bits, _tally, _log).RunAsync(plan);
        _passed = true;
    }
}
