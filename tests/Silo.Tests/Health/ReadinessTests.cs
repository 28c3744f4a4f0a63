using GearSweep.Shared.Health;
using GearSweep.Silo.Clients;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Health;

/// <summary>A client is ready by the same rule as a silo, see <see cref="HealthServerTests"/>.</summary>
public sealed class ReadinessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_ready_for_as_long_as_a_head_answers_and_until_it_is_told_to_stop()
    {
        using var folder = new TestFolder();
        using var client = Client(folder.Path, out var gateway);
        var readiness = ActivatorUtilities.CreateInstance<Readiness>(client.Services);
        Assert.Equal("this process has not joined its cluster yet", await readiness.ObstacleAsync(Cancellation));

        await client.StartAsync(Cancellation);
        await UntilAsync(obstacle =>
            obstacle?.StartsWith($"no head answers: nobody answers at 127.0.0.1:{gateway}", StringComparison.Ordinal)
            == true
        );
        await using (
            await TestHead.StartAsync(
                folder,
                slots: 0,
                gateway: true,
                ports: (SiloHost.FreePort(System.Net.IPAddress.Loopback), gateway)
            )
        )
        {
            await UntilAsync(obstacle => obstacle is null);
            client.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            Assert.Equal("this process is stopping", await readiness.ObstacleAsync(Cancellation));
            await client.StopAsync(Cancellation);
        }

        Task UntilAsync(Func<string?, bool> expected) =>
            Until.TrueAsync(async () => expected(await readiness.ObstacleAsync(Cancellation)));
    }

    private static IHost Client(string cluster, out int gateway)
    {
        gateway = SiloHost.FreePort(System.Net.IPAddress.Loopback);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([
            new("Cluster:Connect", $"127.0.0.1:{gateway}"),
            new("Cluster:ClusterId", cluster),
        ]);
        builder.AddGearSweepCluster();
        return builder.Build();
    }
}
