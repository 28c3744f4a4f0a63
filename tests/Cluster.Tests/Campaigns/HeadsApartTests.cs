using GearSweep.Cluster.Tests.Machines;
using GearSweep.Cluster.Tests.Network;
using GearSweep.Cluster.Tests.Stores;
using GearSweep.Testing;
using GearSweep.Testing.Processes;

namespace GearSweep.Cluster.Tests.Campaigns;

public sealed class HeadsApartTests(UndisturbedSweep undisturbed) : IClassFixture<UndisturbedSweep>, IDisposable
{
    private readonly Workspace _workspace = new();
    private bool _passed;

    [Fact]
    public Task A_sweep_comes_to_its_end_while_two_heads_hear_the_database_and_not_each_other() =>
        ApartAsync(
            async (cluster, ended) =>
            {
                await ended();
                Assert.All(cluster.Heads, head => Assert.Equal(1, head.Program.Starts)); // Neither was given up.
            }
        );

    [Fact]
    public Task A_worker_that_is_killed_meanwhile_comes_back_and_trains_before_they_hear_each_other() =>
        ApartAsync(
            async (cluster, ended) =>
            {
                var worker = cluster.Workers[0];
                await worker.Program.Current.KillAsync();
                await cluster.WaitAsync(
                    "the worker trains again",
                    async () => worker.Program.Starts == 2 && await cluster.TrainingSiloOfAsync(worker) is not null
                );
                await ended();
            }
        );

    public void Dispose()
    {
        if (!_passed || CampaignSettings.Keep)
            _workspace.Keep();
        _workspace.Dispose();
    }

    private async Task ApartAsync(Func<ClusterUnderTest, Func<Task>, Task> meanwhile)
    {
        await LabSupport.RequireAsync(PostgresServer.Unavailable);
        var bits = await undisturbed.BitsAsync();
        await CampaignSweep.MakeDataAsync(_workspace);

        await using var lab = await NetworkLab.BuildAsync(hosts: 4);
        var machine = lab.Hosts[^1];
        await using var database = await PostgresServer.StartAsync(machine.Address, 5432, machine.Launcher);
        var name = await database.CreateDatabaseAsync();
        await using var cluster = await ClusterUnderTest.StartProductionAsync(
            lab,
            _workspace,
            database,
            name,
            "--Sweeps:Lease",
            "00:00:05",
            // A busy machine may answer late, and then a head would be given up that is only cut off.
            "--Membership:ProbeTimeout",
            "00:00:03"
        );
        var store = StoreReader.OfServer(database.ConnectionString(name), machine);

        var sweep = await cluster.LaunchAsync(CampaignSweep.Yaml);
        foreach (var head in cluster.Heads)
            await cluster.WaitAsync(
                $"{head.Name} trains",
                async () => await cluster.TrainingSiloOfAsync(head) is not null
            );
        await NetworkLab.CutBetweenAsync(cluster.Heads[0].Host, cluster.Heads[1].Host);
        await meanwhile(
            cluster,
            () =>
                cluster.WaitAsync(
                    "the sweep's end",
                    () =>
                        Task.FromResult(
                            store.Moment($"""SELECT "ended" FROM "sweeps" WHERE "id" = {sweep} AND "state" <> 0""")
                                is not null
                        )
                )
        );
        await lab.HealAsync();
        await cluster.AwaitRestAsync();

        Assert.Empty(SweepAudit.Faults(StoredSweep.Read(store, sweep), CampaignSweep.Trials, CampaignSweep.Epochs));
        Assert.Empty(SweepBits.Read(store, sweep).Differences(bits));
        _passed = true;
    }
}
