using GearSweep.Shared.Cluster;
using GearSweep.Silo.Hosting;

namespace GearSweep.Silo.Joining;

/// <summary>What a real head does with callers that must not come in.</summary>
public sealed class HandshakeMiddlewareTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HandshakeRequest.Silo)]
    [InlineData(HandshakeRequest.Client)]
    public async Task An_older_process_is_answered_refused_logged_and_never_a_member(string caller)
    {
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, slots: 0, gateway: true);

        var reply = await OlderCaller.HandshakeAsync(
            caller == HandshakeRequest.Silo ? head.Port : head.GatewayPort!.Value,
            folder.Path,
            caller,
            Cancellation
        );

        Assert.Equal((ClusterProtocol.Version, caller), (reply.Protocol, reply.Purpose));
        var line = Assert.Single(head.Log.Lines, line => line.StartsWith("Refused ", StringComparison.Ordinal));
        Assert.Contains(
            $"a {caller} of cluster '{folder.Path}' with GearSweep 0.9, at the port for {caller}s. It is told: ",
            line,
            StringComparison.Ordinal
        );
        Assert.Contains($"(cluster protocol {ClusterProtocol.Version}, newer)", line, StringComparison.Ordinal);
        Assert.EndsWith(
            $"(protocol {OlderCaller.Protocol}, older); run the same version on all machines",
            line,
            StringComparison.Ordinal
        );
        Assert.Single(await head.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: false, Cancellation));
    }

    [Fact]
    public async Task A_silo_of_this_version_is_let_in_without_a_word()
    {
        using var folder = new TestFolder();
        await using var head = await TestHead.StartAsync(folder, slots: 0);
        await using var worker = await TestHead.JoinAsync(folder, head, slots: 0);

        await Until.TrueAsync(async () =>
            (await head.Grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Cancellation)).Count == 2
        );
        Assert.DoesNotContain(
            head.Log.Lines.Concat(worker.Log.Lines),
            line => line.StartsWith("Refused ", StringComparison.Ordinal)
        );
    }
}
