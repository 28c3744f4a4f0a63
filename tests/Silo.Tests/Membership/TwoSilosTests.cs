using System.Net;
using GearSweep.Silo.Hosting;
using GearSweep.Storage.PostgreSql.Membership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace GearSweep.Silo.Membership;

/// <summary>Real silos that find each other through PostgreSQL.</summary>
public sealed class TwoSilosTests(MembershipDatabase database) : IClassFixture<MembershipDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_silos_find_each_other_serve_a_client_and_notice_when_one_leaves()
    {
        var connectionString = await database.CreateAsync();
        await MembershipTables.CreateAsync(connectionString, TimeSpan.FromSeconds(20), Cancellation);
        using var first = Silo(connectionString);
        using var second = Silo(connectionString);
        await Task.WhenAll(first.StartAsync(Cancellation), second.StartAsync(Cancellation));
        await Until.TrueAsync(async () => await ActiveAsync(first) == 2 && await ActiveAsync(second) == 2);

        using var client = new HostBuilder()
            .UseOrleansClient(builder =>
                builder
                    .UsePostgresMembership(connectionString)
                    .Configure<ClusterOptions>(options =>
                        (options.ClusterId, options.ServiceId) = ("two silos", "test")
                    )
            )
            .Build();
        await client.StartAsync(Cancellation);
        Assert.Equal(2, await ActiveAsync(client));
        await client.StopAsync(Cancellation);

        await second.StopAsync(Cancellation);
        await Until.TrueAsync(async () => await ActiveAsync(first) == 1);
        await first.StopAsync(Cancellation);
    }

    private static async Task<int> ActiveAsync(IHost host) =>
        (
            await host
                .Services.GetRequiredService<IGrainFactory>()
                .GetGrain<IManagementGrain>(0)
                .GetHosts(onlyActive: true)
        ).Count;

    private static IHost Silo(string connectionString)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
            silo.UsePostgresMembership(connectionString)
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("two silos", "test"))
                .ConfigureEndpoints(
                    IPAddress.Loopback,
                    SiloHost.FreePort(IPAddress.Loopback),
                    SiloHost.FreePort(IPAddress.Loopback)
                )
        );
        return builder.Build();
    }
}
