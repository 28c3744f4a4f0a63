using System.Globalization;
using System.Net;
using System.Net.Sockets;
using GearSweep.Shared.Grains;
using GearSweep.Silo.Clients;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Silo.Security;

/// <summary>Processes with one secret talk with each other, and with nobody else.</summary>
public sealed class SecretTests : IDisposable
{
    private const string Spec = """
        name: secret
        dataset: gear
        parameters:
          hidden_size: {value: 8}
          batch_size: {value: 32}
        epochs: 3
        """;

    private readonly TestFolder _folder = new();
    private readonly string _secret,
        _other;

    public SecretTests()
    {
        (_secret, _other) = (Path.Combine(_folder.Path, "cluster.secret"), Path.Combine(_folder.Path, "other.secret"));
        foreach (var file in new[] { _secret, _other })
            File.WriteAllText(file, ClusterSecret.Create());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_worker_with_the_secret_trains_and_nothing_of_it_can_be_read_on_the_wire()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, more: Secret(_secret));
        await using var wire = new Wiretap(head.Port);
        await using var worker = await TestHead.JoinAsync(_folder, head, slots: 1, Secret(_secret));
        var sweep = await head.LaunchAsync(Spec);
        Assert.Equal(Shared.Sweeps.SweepState.Completed, (await head.EndAsync(sweep)).State);
        AssertUnreadable(wire.Heard);
    }

    [Fact]
    public async Task A_client_with_the_secret_is_answered_and_nothing_of_it_can_be_read_on_the_wire()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, gateway: true, more: Secret(_secret));
        await using var wire = new Wiretap(head.GatewayPort!.Value);
        await using var session = await OpenAsync(head.GatewayPort!.Value, _secret);
        Assert.NotEmpty((await session.Grains.GetGrain<IWorkersGrain>(0).ViewAsync()).Silos);
        AssertUnreadable(wire.Heard);
    }

    [Fact]
    public async Task Without_a_secret_everything_can_be_read()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, gateway: true);
        await using var wire = new Wiretap(head.GatewayPort!.Value);
        await using var session = await OpenAsync(head.GatewayPort!.Value, null);
        Assert.Contains(_folder.Path, wire.Heard, StringComparison.Ordinal);
        Assert.Contains("GEARSWEEP", wire.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_or_a_client_without_the_secret_is_refused_and_told_what_it_needs()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, gateway: true, more: Secret(_secret));
        const string Needs =
            " needs the cluster's secret, and this process has none; copy the head's secret file to this machine and give it with --Cluster:SecretFile";
        Assert.Equal($"Cluster:Head: 127.0.0.1:{head.Port}{Needs}.", await RefusalAsync(head.Port, null));
        Assert.Equal(
            $"127.0.0.1:{head.GatewayPort}{Needs}",
            (await Assert.ThrowsAsync<SecretException>(() => OpenAsync(head.GatewayPort!.Value, null))).Message
        );
        Assert.Single(
            head.Log.Lines,
            text =>
                text.Contains(
                    "only processes with the cluster's secret are taken, and it does not speak TLS",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task A_worker_or_a_client_with_another_secret_is_refused_and_the_head_tells_it_once()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, gateway: true, more: Secret(_secret));
        const string Another =
            " was given another secret than this process; give all processes of the cluster the same one";
        Assert.Equal($"Cluster:Head: 127.0.0.1:{head.Port}{Another}.", await RefusalAsync(head.Port, _other));
        Assert.Equal(
            $"127.0.0.1:{head.GatewayPort}{Another}",
            (await Assert.ThrowsAsync<SecretException>(() => OpenAsync(head.GatewayPort!.Value, _other))).Message
        );
        await Until.TrueAsync(() => Task.FromResult(head.Log.Lines.Count(IsRefusal) == 1));

        static bool IsRefusal(string text) =>
            text.Contains("only processes with the cluster's secret are taken", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_with_a_secret_is_refused_by_a_head_without()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0);
        Assert.StartsWith(
            $"Cluster:Head: 127.0.0.1:{head.Port} does not speak TLS: it was started without the cluster's secret",
            await RefusalAsync(head.Port, _secret),
            StringComparison.Ordinal
        );
        Assert.Contains(
            head.Log.Lines,
            text =>
                text.Contains(
                    "it has a secret of a cluster, and this silo none (Cluster:SecretFile)",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public async Task Somebody_who_says_nothing_of_the_kind_is_hung_up_on()
    {
        await using var head = await TestHead.StartAsync(_folder, slots: 0, more: Secret(_secret));
        using var caller = new TcpClient();
        await caller.ConnectAsync(IPAddress.Loopback, head.Port, Cancellation);
        var stream = caller.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Cancellation);
        var answer = new byte[7];
        await stream.ReadExactlyAsync(answer, Cancellation);
        Assert.Equal([21, 3, 3, 0, 2, 2, 10], answer);
    }

    private static (string, string)[] Secret(string file) => [("Cluster:SecretFile", file)];

    private void AssertUnreadable(string heard)
    {
        Assert.NotEmpty(heard);
        foreach (var word in new[] { "gearsweep", "orleans", _folder.Path, "silo", "grain" })
            Assert.DoesNotContain(word, heard, StringComparison.OrdinalIgnoreCase);
    }

    private IConfigurationRoot Settings(string key, int port, string? secret) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([
                new(key, $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}"),
                new("Cluster:ClusterId", _folder.Path),
                new("Cluster:SecretFile", secret),
            ])
            .Build();

    private Task<ClientSession> OpenAsync(int port, string? secret) =>
        ClientSession.OpenAsync(
            ClusterConfiguration.Read(Settings("Cluster:Connect", port, secret)),
            NullLoggerFactory.Instance,
            Cancellation
        );

    private async Task<string> RefusalAsync(int port, string? secret)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(Settings("Cluster:Head", port, secret));
        builder.AddGearSweepSilo();
        using var host = builder.Build();
        return (await Assert.ThrowsAsync<ClusterException>(() => host.StartAsync(Cancellation))).Message;
    }
}
