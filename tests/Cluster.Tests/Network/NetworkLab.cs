using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace GearSweep.Cluster.Tests.Network;

/// <summary>
/// Machines on a network of their own: a network namespace each, with a cable (a veth pair) to a switch (a bridge in
/// one more namespace). Cables are pulled and plugged in at the switch, so that a machine sees what it would see of a
/// pulled cable: nothing. Nothing of it appears outside of its namespaces.
/// </summary>
internal sealed class NetworkLab : IAsyncDisposable
{
    private const string NoCard = "02:00:00:00:00:00";

    private static int _labs;

    private readonly string _switch;

    private NetworkLab(string name, IReadOnlyList<LabHost> hosts)
    {
        _switch = name;
        Hosts = hosts;
        AppDomain.CurrentDomain.ProcessExit += Leave;
    }

    /// <summary>The machines.</summary>
    public IReadOnlyList<LabHost> Hosts { get; }

    /// <summary>Builds one, and removes what killed runs have left behind.</summary>
    public static async Task<NetworkLab> BuildAsync(int hosts = 3)
    {
        foreach (var left in LabName.Left(await NamesAsync(), IsAlive))
            await RemoveAsync(left);

        var number = Interlocked.Increment(ref _labs);
        string Name(string place) => LabName.Of(Environment.ProcessId, number, place);
        var lab = new NetworkLab(
            Name("switch"),
            [
                .. Enumerable
                    .Range(1, hosts)
                    .Select(i => new LabHost(i, Name($"host{i}"), new IPAddress([10, 77, 0, (byte)i]))),
            ]
        );
        try
        {
            await lab.BuildAsync();
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    /// <summary>Pulls a machine's cable.</summary>
    public Task CutOffAsync(LabHost host) => SwitchAsync("link", "set", Port(host), "down");

    /// <summary>Two machines do not hear each other any more; both still hear the others.</summary>
    public static async Task CutBetweenAsync(LabHost one, LabHost other)
    {
        await MisleadAsync(one, other);
        await MisleadAsync(other, one);
    }

    /// <summary>All cables are in, and everybody hears everybody.</summary>
    public async Task HealAsync()
    {
        foreach (var host in Hosts)
        {
            await IpCommand.RunAsync("-n", host.Namespace, "neighbour", "flush", "dev", "eth0", "nud", "permanent");
            await SwitchAsync("link", "set", Port(host), "up");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Leave;
        var there = await NamesAsync();
        foreach (var name in Hosts.Select(h => h.Namespace).Append(_switch).Where(there.Contains))
            await RemoveAsync(name);
    }

    /// <summary>The namespaces of this machine.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync() =>
        [
            .. (await IpCommand.RunAsync("netns", "list"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split(' ')[0]),
        ];

    private async Task BuildAsync()
    {
        await IpCommand.RunAsync("netns", "add", _switch);
        await SwitchAsync("link", "add", "bridge", "type", "bridge");
        await SwitchAsync("link", "set", "bridge", "up");
        foreach (var host in Hosts)
        {
            await IpCommand.RunAsync("netns", "add", host.Namespace);
            await IpCommand.RunAsync("-n", host.Namespace, "link", "set", "lo", "up");
            await SwitchAsync(
                "link",
                "add",
                Port(host),
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                host.Namespace
            );
            await SwitchAsync("link", "set", Port(host), "master", "bridge", "up");
            await IpCommand.RunAsync("-n", host.Namespace, "address", "add", $"{host.Address}/24", "dev", "eth0");
            await IpCommand.RunAsync("-n", host.Namespace, "link", "set", "eth0", "up");
        }
    }

    // It takes the other to be at a card that nobody has: what it sends there is lost without a word.
    private static Task<string> MisleadAsync(LabHost host, LabHost about) =>
        IpCommand.RunAsync(
            "-n",
            host.Namespace,
            "neighbour",
            "replace",
            $"{about.Address}",
            "lladdr",
            NoCard,
            "dev",
            "eth0",
            "nud",
            "permanent"
        );

    private Task<string> SwitchAsync(params string[] words) => IpCommand.RunAsync(["-n", _switch, .. words]);

    private static string Port(LabHost host) => string.Create(CultureInfo.InvariantCulture, $"port{host.Number}");

    private static async Task RemoveAsync(string name)
    {
        try
        {
            // A namespace lives on, out of sight, for as long as a process is in it.
            foreach (
                var id in (await IpCommand.RunAsync("netns", "pids", name)).Split(
                    '\n',
                    StringSplitOptions.RemoveEmptyEntries
                )
            )
                Kill(id);
            await IpCommand.RunAsync("netns", "delete", name);
        }
        catch (IpException) when (!File.Exists($"/run/netns/{name}"))
        {
            // Another run has removed it at the same time.
        }
    }

    private static void Kill(string id)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            process.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended by itself.
        }
    }

    private static bool IsAlive(int process) =>
        Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}"));

    private void Leave(object? sender, EventArgs e) => DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
}
