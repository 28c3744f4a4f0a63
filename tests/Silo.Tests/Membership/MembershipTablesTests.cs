using System.Net;
using GearSweep.Storage.Failures;
using GearSweep.Storage.PostgreSql.Membership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Settings = Microsoft.Extensions.Options.Options;

namespace GearSweep.Silo.Membership;

/// <summary>Orleans' own membership provider on our tables and statements.</summary>
public sealed class MembershipTablesTests(MembershipDatabase database) : IClassFixture<MembershipDatabase>
{
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_silo_is_added_once_and_only_with_the_version_that_is()
    {
        var table = await MembershipDatabase.TableAsync(await database.CreateTablesAsync());
        var silo = Silo(1);
        var version = (await table.ReadAllAsync(Cancellation)).Version;

        Assert.True(await table.InsertRowAsync(silo, version.Next(), Cancellation));
        Assert.False(await table.InsertRowAsync(Silo(2), version.Next(), Cancellation));
        Assert.False(
            await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation)
        );

        var all = await table.ReadAllAsync(Cancellation);
        Assert.Equal(1, all.Version.Version);
        AssertSame(silo, Assert.Single(all.Members).Item1);
        AssertSame(silo, Assert.Single((await table.ReadRowAsync(silo.SiloAddress, Cancellation)).Members).Item1);
        Assert.Empty((await table.ReadRowAsync(Silo(2).SiloAddress, Cancellation)).Members);
    }

    [Fact]
    public async Task A_change_with_an_older_version_changes_nothing()
    {
        var table = await MembershipDatabase.TableAsync(await database.CreateTablesAsync());
        var silo = Silo(1);
        Assert.True(
            await table.InsertRowAsync(silo, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation)
        );
        var read = await table.ReadAllAsync(Cancellation);

        silo.Status = SiloStatus.ShuttingDown;
        silo.SuspectTimes = [Tuple.Create(Silo(2).SiloAddress, Noon.AddMinutes(1))];
        Assert.True(await table.UpdateRowAsync(silo, read.Members[0].Item2, read.Version.Next(), Cancellation));
        silo.Status = SiloStatus.Dead;
        Assert.False(await table.UpdateRowAsync(silo, read.Members[0].Item2, read.Version.Next(), Cancellation));
        var now = await table.ReadAllAsync(Cancellation);
        Assert.False(await table.UpdateRowAsync(Silo(3), now.Version.VersionEtag, now.Version.Next(), Cancellation));

        var after = await table.ReadAllAsync(Cancellation);
        Assert.Equal(2, after.Version.Version);
        var row = Assert.Single(after.Members).Item1;
        Assert.Equal(SiloStatus.ShuttingDown, row.Status);
        Assert.Equal(silo.SuspectTimes, row.SuspectTimes);
    }

    [Fact]
    public async Task Of_many_silos_that_join_at_once_each_is_added_exactly_once()
    {
        var connectionString = await database.CreateTablesAsync();
        await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(async number =>
                {
                    var table = await MembershipDatabase.TableAsync(connectionString);
                    await Hosting.Until.TrueAsync(async () =>
                        await table.InsertRowAsync(
                            Silo(number),
                            (await table.ReadAllAsync(Cancellation)).Version.Next(),
                            Cancellation
                        )
                    );
                })
        );

        var all = await (await MembershipDatabase.TableAsync(connectionString)).ReadAllAsync(Cancellation);
        Assert.Equal(8, all.Version.Version);
        Assert.Equal(8, all.Members.Select(m => m.Item1.SiloAddress).Distinct().Count());
    }

    [Fact]
    public async Task A_heartbeat_changes_no_version_and_the_dead_are_cleared_away()
    {
        var table = await MembershipDatabase.TableAsync(await database.CreateTablesAsync());
        foreach (var (number, status) in new[] { (1, SiloStatus.Active), (2, SiloStatus.Dead), (3, SiloStatus.Dead) })
        {
            var entry = Silo(number);
            entry.Status = status;
            Assert.True(
                await table.InsertRowAsync(entry, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation)
            );
        }

        var third = Silo(3);
        third.IAmAliveTime = Noon.AddHours(2);
        await table.UpdateIAmAliveAsync(third, Cancellation);
        await table.CleanupDefunctSiloEntriesAsync(Noon.AddHours(1), Cancellation);

        var all = await table.ReadAllAsync(Cancellation);
        Assert.Equal(3, all.Version.Version);
        Assert.Equal([Silo(1).SiloAddress, third.SiloAddress], all.Members.Select(m => m.Item1.SiloAddress).Order());
        Assert.Equal(
            Noon.AddHours(2),
            all.Members.Single(m => m.Item1.SiloAddress.Equals(third.SiloAddress)).Item1.IAmAliveTime
        );
    }

    [Fact]
    public async Task Clusters_in_one_database_know_nothing_of_each_other()
    {
        var connectionString = await database.CreateTablesAsync();
        var (one, other) = (
            await MembershipDatabase.TableAsync(connectionString, "one"),
            await MembershipDatabase.TableAsync(connectionString, "other")
        );
        Assert.True(
            await one.InsertRowAsync(Silo(1), (await one.ReadAllAsync(Cancellation)).Version.Next(), Cancellation)
        );

        Assert.Empty((await other.ReadAllAsync(Cancellation)).Members);
        await one.DeleteMembershipTableEntriesAsync("one", Cancellation);
        Assert.Equal(0, (await other.ReadAllAsync(Cancellation)).Version.Version);
    }

    [Fact]
    public async Task Silos_that_are_active_and_have_a_gateway_are_found_by_clients()
    {
        var connectionString = await database.CreateTablesAsync();
        var table = await MembershipDatabase.TableAsync(connectionString);
        foreach (
            var (number, status, gateway) in new[]
            {
                (1, SiloStatus.Active, 30001),
                (2, SiloStatus.Active, 0),
                (3, SiloStatus.Dead, 30003),
            }
        )
        {
            var entry = Silo(number);
            (entry.Status, entry.ProxyPort) = (status, gateway);
            Assert.True(
                await table.InsertRowAsync(entry, (await table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation)
            );
        }

        var gateways = new AdoNetGatewayListProvider(
            NullLogger<AdoNetGatewayListProvider>.Instance,
            new ServiceCollection().BuildServiceProvider(),
            Settings.Create(
                new AdoNetClusteringClientOptions
                {
                    Invariant = MembershipTables.Invariant,
                    ConnectionString = connectionString,
                }
            ),
            Settings.Create(new GatewayOptions()),
            Settings.Create(new ClusterOptions { ClusterId = "test" })
        );
        await gateways.InitializeGatewayListProvider();

        Assert.Equal(30001, Assert.Single(await gateways.GetGateways()).Port);
    }

    [Fact]
    public async Task A_database_of_another_Orleans_application_is_refused_and_left_as_it_is()
    {
        var connectionString = await database.CreateAsync();
        var name = connectionString.Split("Database=")[1].Split(';')[0];
        await database.Server.SqlAsync(
            "CREATE TABLE OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText varchar(8000) NOT NULL)",
            name
        );

        var error = await Assert.ThrowsAsync<StorageException>(() =>
            MembershipTables.CreateAsync(connectionString, StartTimeout, Cancellation)
        );

        Assert.Contains($"'{name}' is another Orleans application's", error.Message, StringComparison.Ordinal);
        Assert.Equal("0", await database.Server.SqlAsync("SELECT count(*) FROM OrleansQuery", name));
    }

    private static MembershipEntry Silo(int number) =>
        new()
        {
            SiloAddress = SiloAddress.New(IPAddress.Loopback, 11110 + number, number),
            SiloName = $"silo {number}",
            HostName = "host",
            Status = SiloStatus.Active,
            StartTime = Noon,
            IAmAliveTime = Noon,
        };

    private static void AssertSame(MembershipEntry expected, MembershipEntry actual)
    {
        Assert.Equal(
            (expected.SiloAddress, expected.SiloName, expected.HostName),
            (actual.SiloAddress, actual.SiloName, actual.HostName)
        );
        Assert.Equal((expected.Status, expected.ProxyPort), (actual.Status, actual.ProxyPort));
        Assert.Equal((expected.StartTime, expected.IAmAliveTime), (actual.StartTime, actual.IAmAliveTime));
        Assert.Null(actual.SuspectTimes);
    }
}
