using System.Globalization;
using GearSweep.Shared.Grains;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Hosting;
using GearSweep.Silo.Joining;
using GearSweep.Silo.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Silo.Clients;

public sealed class ClientSessionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_client_asks_a_cluster_that_it_does_not_host()
    {
        await using var head = await TestHead.StartAsync(_folder, gateway: true);
        await using var session = await OpenAsync(head.GatewayPort!.Value, _folder.Path);
        Assert.Equal(0, (await session.Grains.GetGrain<IResultsGrain>(0).SweepsAsync(null, 0, 10)).Total);
    }

    [Fact]
    public async Task A_client_of_another_cluster_is_refused()
    {
        await using var head = await TestHead.StartAsync(_folder, gateway: true);
        var error = await Assert.ThrowsAsync<ClusterException>(() => OpenAsync(head.GatewayPort!.Value, "other"));
        Assert.StartsWith(
            $"127.0.0.1:{head.GatewayPort} belongs to cluster '{_folder.Path}', and this process to 'other'",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_client_at_the_port_for_silos_is_told_of_the_other_port()
    {
        await using var head = await TestHead.StartAsync(_folder);
        var error = await Assert.ThrowsAsync<ClusterException>(() => OpenAsync(head.Port, _folder.Path));
        Assert.StartsWith(
            $"127.0.0.1:{head.Port} is a port for silos; a client asks at",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_head_of_an_older_protocol_is_refused()
    {
        await using var head = new SimulatedHead(
            new HandshakeResponse(
                1,
                "0.1",
                "gearsweep",
                HandshakeRequest.Client,
                Mode: null,
                Role: null,
                "127.0.0.1:11111@1"
            )
        );
        var error = await Assert.ThrowsAsync<ClusterException>(() => OpenAsync(head.Port, "gearsweep"));
        Assert.Contains("(cluster protocol 1, older)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_starts_without_its_cluster_finds_it_and_finds_it_again()
    {
        var (port, gateway) = (
            SiloHost.FreePort(System.Net.IPAddress.Loopback),
            SiloHost.FreePort(System.Net.IPAddress.Loopback)
        );
        using var host = Client(gateway);
        await host.StartAsync(TestContext.Current.CancellationToken);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await UntilUnavailableAsync(grains, $"nobody answers at 127.0.0.1:{gateway}");

        await using (await TestHead.StartAsync(_folder, gateway: true, ports: (port, gateway)))
            await UntilAvailableAsync(grains);
        await UntilUnavailableAsync(grains, "");

        await using (await TestHead.StartAsync(_folder, gateway: true, ports: (port, gateway)))
            await UntilAvailableAsync(grains);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private IHost Client(int gateway)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Cluster:Connect"] = Gateway(gateway),
                ["Cluster:ClusterId"] = _folder.Path,
            }
        );
        builder.AddGearSweepCluster();
        return builder.Build();
    }

    private static Task UntilAvailableAsync(IGrainFactory grains) =>
        Until.TrueAsync(async () => await ProblemAsync(grains) is null);

    private static Task UntilUnavailableAsync(IGrainFactory grains, string words) =>
        Until.TrueAsync(async () => (await ProblemAsync(grains))?.Contains(words, StringComparison.Ordinal) == true);

    private static async Task<string?> ProblemAsync(IGrainFactory grains)
    {
        try
        {
            await grains.GetGrain<IWorkersGrain>(0).ViewAsync();
            return null;
        }
        catch (OrleansException error)
        {
            return error.Message;
        }
    }

    private static Task<ClientSession> OpenAsync(int port, string cluster)
    {
        var plan = ResolvedClusterOptions.From(
            new GearSweepClusterOptions { Connect = Gateway(port), ClusterId = cluster }
        );
        return ClientSession.OpenAsync(plan, NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
    }

    private static string Gateway(int port) => $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
}
