using System.Net;
using GearSweep.Shared.Cluster;
using GearSweep.Silo.Options;

namespace GearSweep.Silo.Configuration;

public sealed class ResolvedClusterOptionsTests
{
    private const string Local = "Host=localhost;Database=gearsweep";
    private const string Remote = "Host=db.lab;Database=gearsweep";

    [Fact]
    public void Without_a_word_it_is_one_machine_alone()
    {
        var plan = ResolvedClusterOptions.From(new GearSweepClusterOptions());
        Assert.Equal(
            (ClusterMode.Embedded, ClusterRole.HeadAndWorker, "gearsweep"),
            (plan.Mode, plan.Role, plan.ClusterId)
        );
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 11111), plan.Silo);
        Assert.Null(plan.GatewayPort);
    }

    [Fact]
    public void A_head_that_others_reach_takes_clients()
    {
        var plan = ResolvedClusterOptions.From(new GearSweepClusterOptions { Address = "192.0.2.7" });
        Assert.Equal((ClusterMode.Lab, ClusterRole.HeadAndWorker, 30000), (plan.Mode, plan.Role, plan.GatewayPort));
        Assert.Equal(IPEndPoint.Parse("192.0.2.7:11111"), plan.Silo);
    }

    [Fact]
    public void A_worker_is_where_it_reaches_its_head_from()
    {
        var plan = ResolvedClusterOptions.From(new GearSweepClusterOptions { Head = "127.0.0.1:11111" });
        Assert.Equal((ClusterMode.Lab, ClusterRole.Worker, null), (plan.Mode, plan.Role, plan.GatewayPort));
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 0), plan.Silo);
        Assert.True(plan is { JoinsHead: true, IsHead: false, IsWorker: true });
    }

    [Fact]
    public void A_client_has_no_silo()
    {
        var plan = ResolvedClusterOptions.From(new GearSweepClusterOptions { Connect = "192.0.2.7:30000" });
        Assert.Equal(
            (ClusterMode.Lab, ClusterRole.Client, null, null),
            (plan.Mode, plan.Role, plan.Silo, plan.GatewayPort)
        );
        Assert.True(plan is { IsClient: true, JoinsHead: false, IsHead: false, IsWorker: false });
    }

    [Theory]
    [InlineData(Local, null, null, ClusterRole.HeadAndWorker, "127.0.0.1", 0)]
    [InlineData(Local, "head", null, ClusterRole.Head, "127.0.0.1", 0)]
    [InlineData(Local, "Worker", null, ClusterRole.Worker, "127.0.0.1", null)]
    [InlineData(Remote, "head + worker", "192.0.2.7", ClusterRole.HeadAndWorker, "192.0.2.7", 30000)]
    public void With_a_database_it_is_production(
        string database,
        string? role,
        string? address,
        ClusterRole expected,
        string at,
        int? gateway
    )
    {
        var plan = ResolvedClusterOptions.From(
            new GearSweepClusterOptions
            {
                Database = database,
                Role = role,
                Address = address,
            }
        );
        Assert.Equal(
            (ClusterMode.Production, expected, at, gateway),
            (plan.Mode, plan.Role, $"{plan.Silo!.Address}", plan.GatewayPort)
        );
    }

    [Fact]
    public void A_client_of_production_needs_no_address()
    {
        var plan = ResolvedClusterOptions.From(new GearSweepClusterOptions { Database = Remote, Role = "client" });
        Assert.Equal((ClusterMode.Production, ClusterRole.Client, null), (plan.Mode, plan.Role, plan.Silo));
    }

    [Fact]
    public void The_line_at_the_start_says_what_it_is_and_no_secret()
    {
        var head = new GearSweepClusterOptions
        {
            Database = "Host=localhost;Database=gears;Username=u;Password=hunter2",
            SiloPort = 1,
            GatewayPort = 2,
            Role = "head",
        };
        Assert.Equal(
            "Starting: mode production, role head, cluster 'gearsweep'; silos reach it at 127.0.0.1:1, clients at 127.0.0.1:2; store PostgreSQL at localhost, database gears",
            Hosting.StartupBanner.Text(ResolvedClusterOptions.From(head))
        );
        var worker = new GearSweepClusterOptions { Head = "127.0.0.1:11111", SiloPort = 1 };
        Assert.Equal(
            "Starting: mode lab, role worker, cluster 'gearsweep'; silos reach it at 127.0.0.1:1, clients do not; head 127.0.0.1:11111; store the head's",
            Hosting.StartupBanner.Text(ResolvedClusterOptions.From(worker))
        );
    }
}
