using System.Globalization;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace GearSweep.Silo.Joining;

/// <summary>A worker that must not join does not, and says why.</summary>
public sealed class HeadJoinTests
{
    [Fact]
    public async Task A_head_of_a_newer_protocol_is_refused_with_what_to_do()
    {
        await using var head = new SimulatedHead(
            new HandshakeResponse(99, "9.9", "gearsweep", HandshakeRequest.Silo, "lab", "head", "127.0.0.1:11111@1")
        );
        var message = await RefusalAsync(head.Port);
        Assert.StartsWith(
            $"Cluster:Head: 127.0.0.1:{head.Port} runs GearSweep 9.9 (cluster protocol 99, newer)",
            message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("run the same version on all machines.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_of_another_cluster_is_refused()
    {
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder);
        var message = await RefusalAsync(head.Port);
        Assert.StartsWith(
            $"Cluster:Head: 127.0.0.1:{head.Port} belongs to cluster '{folder.Path}', and this process to 'gearsweep'",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_port_for_clients_is_refused()
    {
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, gateway: true);
        var message = await RefusalAsync(head.GatewayPort!.Value, folder.Path);
        Assert.StartsWith(
            $"Cluster:Head: 127.0.0.1:{head.GatewayPort} is a port for clients",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_worker_in_the_place_of_a_head_is_refused_and_both_sides_say_why()
    {
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, slots: 0);
        await using var worker = await TestHead.JoinAsync(folder, head, slots: 0);
        const string Reason =
            " is a worker, and a worker joins a head; name the head's Cluster:Address and Cluster:SiloPort (11111 by default)";
        Assert.Equal($"Cluster:Head: 127.0.0.1:{worker.Port}{Reason}.", await RefusalAsync(worker.Port, folder.Path));
        Assert.Contains(
            worker.Log.Lines,
            line =>
                line.StartsWith("Refused ", StringComparison.Ordinal) && line.EndsWith(Reason, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_head_that_nobody_runs_is_refused_after_the_timeout_with_what_to_check()
    {
        var port = SiloHost.FreePort(System.Net.IPAddress.Loopback);
        var message = await RefusalAsync(port);
        Assert.StartsWith(
            $"Cluster:Head: nobody answered at 127.0.0.1:{port} within 0.6 s (Connection refused)",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("--Cluster:Address 127.0.0.1", message, StringComparison.Ordinal);
        Assert.Contains("Cluster:JoinTimeout", message, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(int port, string cluster = "gearsweep")
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Cluster:Head"] = $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}",
                ["Cluster:ClusterId"] = cluster,
                ["Cluster:JoinTimeout"] = "0:00:00.6",
            }
        );
        builder.AddGearSweepSilo();
        using var host = builder.Build();
        return (
            await Assert.ThrowsAsync<ClusterException>(() => host.StartAsync(TestContext.Current.CancellationToken))
        ).Message;
    }
}
