using System.Net;
using System.Net.Sockets;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Membership;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Silo.Joining;

public sealed class StaleSiloCleanupTests(MembershipDatabase database) : IClassFixture<MembershipDatabase>
{
    private const string ThisMachine = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_of_this_machine_on_whose_port_nobody_listens_is_declared_dead() =>
        Assert.Equal(
            SiloStatus.Dead,
            await StatusAfterAsync(ThisMachine, IPAddress.Loopback, SiloHost.FreePort(IPAddress.Loopback))
        );

    [Fact]
    public async Task One_whose_port_is_open_is_left_to_the_cluster()
    {
        using var open = new TcpListener(IPAddress.Loopback, 0);
        open.Start();
        Assert.Equal(
            SiloStatus.Active,
            await StatusAfterAsync(ThisMachine, IPAddress.Loopback, ((IPEndPoint)open.LocalEndpoint).Port)
        );
    }

    [Fact]
    public async Task One_of_another_address_is_left_to_the_cluster() =>
        Assert.Equal(
            SiloStatus.Active,
            await StatusAfterAsync(ThisMachine, IPAddress.Parse("127.0.0.2"), SiloHost.FreePort(IPAddress.Loopback))
        );

    [Fact]
    public async Task One_of_another_machine_that_has_the_same_loopback_address_is_left_to_the_cluster() =>
        Assert.Equal(
            SiloStatus.Active,
            await StatusAfterAsync("another machine", IPAddress.Loopback, SiloHost.FreePort(IPAddress.Loopback))
        );

    private async Task<SiloStatus> StatusAfterAsync(string machine, IPAddress address, int port)
    {
        var table = await MembershipDatabase.TableAsync(await database.CreateTablesAsync());
        var silo = SiloAddress.New(address, port, 1);
        var entry = new MembershipEntry
        {
            SiloAddress = silo,
            SiloName = "silo",
            HostName = machine == ThisMachine ? Dns.GetHostName() : machine,
            Status = SiloStatus.Active,
            StartTime = DateTime.UtcNow,
            IAmAliveTime = DateTime.UtcNow,
        };
        Assert.True(
            await table.InsertRowAsync(entry, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation)
        );
        var plan = new ResolvedClusterOptions(
            ClusterMode.Production,
            ClusterRole.Worker,
            "test",
            new IPEndPoint(IPAddress.Loopback, 0),
            GatewayPort: null,
            Head: null,
            Database: null,
            TimeSpan.Zero
        );

        await new StaleSiloCleanup(plan, table, NullLogger<StaleSiloCleanup>.Instance).DeclareDeadAsync(Cancellation);

        return Assert.Single((await table.ReadRowAsync(silo, Cancellation)).Members).Item1.Status;
    }
}
