using System.Net;
using System.Net.Sockets;
using GearSweep.Testing.Waiting;

namespace GearSweep.Cluster.Tests.Network;

public sealed class NetworkLabTests
{
    private const int Port = 9;

    [Fact]
    public async Task A_machine_that_is_cut_off_hears_nobody_until_its_cable_is_in_again()
    {
        await LabSupport.RequireAsync();
        await using var lab = await NetworkLab.BuildAsync();
        using var listeners = new Listeners(lab.Hosts);
        var (one, two, three) = (lab.Hosts[0], lab.Hosts[1], lab.Hosts[2]);
        await Until.HoldsAsync(
            "the first machine hears the others",
            async () => await HearsAsync(one, two) && await HearsAsync(one, three)
        );

        await lab.CutOffAsync(one);

        Assert.False(await HearsAsync(one, two));
        Assert.False(await HearsAsync(three, one));
        Assert.True(await HearsAsync(three, two));
        Assert.True(await HearsAsync(one, one));
        await lab.HealAsync();
        await Until.HoldsAsync(
            "the first machine hears the others again",
            async () => await HearsAsync(one, two) && await HearsAsync(three, one)
        );
    }

    [Fact]
    public async Task Two_machines_that_are_cut_from_each_other_both_hear_the_third()
    {
        await LabSupport.RequireAsync();
        await using var lab = await NetworkLab.BuildAsync();
        using var listeners = new Listeners(lab.Hosts);
        var (one, two, three) = (lab.Hosts[0], lab.Hosts[1], lab.Hosts[2]);

        await NetworkLab.CutBetweenAsync(one, two);

        Assert.False(await HearsAsync(one, two));
        await Until.HoldsAsync(
            "both hear the third",
            async () => await HearsAsync(one, three) && await HearsAsync(two, three) && await HearsAsync(three, two)
        );
        await lab.HealAsync();
        await Until.HoldsAsync("they hear each other again", () => HearsAsync(one, two));
    }

    [Fact]
    public async Task Whoever_is_cut_from_several_machines_still_hears_the_rest_and_they_hear_each_other()
    {
        await LabSupport.RequireAsync();
        await using var lab = await NetworkLab.BuildAsync(hosts: 4);
        using var listeners = new Listeners(lab.Hosts);
        var (one, two, three, four) = (lab.Hosts[0], lab.Hosts[1], lab.Hosts[2], lab.Hosts[3]);

        await NetworkLab.CutBetweenAsync(one, two);
        await NetworkLab.CutBetweenAsync(one, three);

        Assert.False(await HearsAsync(one, two));
        Assert.False(await HearsAsync(three, one));
        await Until.HoldsAsync(
            "the rest is heard",
            async () => await HearsAsync(one, four) && await HearsAsync(two, three) && await HearsAsync(four, one)
        );
        await lab.HealAsync();
        await Until.HoldsAsync(
            "all hear each other again",
            async () => await HearsAsync(one, two) && await HearsAsync(three, one)
        );
    }

    [Fact]
    public async Task A_lab_that_is_torn_down_leaves_nothing()
    {
        await LabSupport.RequireAsync();
        string[] names;
        await using (var lab = await NetworkLab.BuildAsync())
        {
            names = [.. lab.Hosts.Select(host => host.Namespace)];
            Assert.Equal(names, (await NetworkLab.NamesAsync()).Intersect(names).Order());
        }

        Assert.Empty((await NetworkLab.NamesAsync()).Intersect(names));
    }

    private static async Task<bool> HearsAsync(LabHost host, LabHost other)
    {
        using var socket = host.OpenSocket();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.ConnectAsync(new IPEndPoint(other.Address, Port), patience.Token);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private sealed class Listeners : IDisposable
    {
        private readonly Socket[] _sockets;

        public Listeners(IEnumerable<LabHost> hosts)
        {
            _sockets = [.. hosts.Select(host => host.OpenSocket())];
            foreach (var socket in _sockets)
            {
                socket.Bind(new IPEndPoint(IPAddress.Any, Port));
                socket.Listen();
            }
        }

        public void Dispose()
        {
            foreach (var socket in _sockets)
                socket.Dispose();
        }
    }
}
