using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;

namespace GearSweep.Silo.Options;

/// <summary>The address at which the other silos reach this one.</summary>
internal static class LocalAddress
{
    /// <summary>The configured address, or the usual one.</summary>
    /// <exception cref="ValidationException">A name is not known, or the address cannot be reached by those that have
    /// to.</exception>
    public static IPAddress For(GearSweepClusterOptions options, Database? database)
    {
        var head = HostPort.Read(options.Head)?.Resolve("Cluster:Head", options.JoinTimeout);
        if (options.Address is null)
        {
            if (head is not null)
                return Towards(head);
            return database is null or { IsLocal: true }
                ? IPAddress.Loopback
                : throw new ValidationException(
                    "Cluster:Address is not given; expected the address of this machine at which the other silos reach it (they read it in Cluster:Database), "
                        + "e.g. 192.168.1.10, or 127.0.0.1 if all of them are here"
                );
        }

        var address = IPAddress.TryParse(options.Address, out var given) ? given : Named(options.Address);
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            throw new ValidationException(
                $"Cluster:Address is '{options.Address}'; expected one address of this machine, which the other silos are told"
            );
        return head is not null && IPAddress.IsLoopback(address) && !IPAddress.IsLoopback(head.Address)
            ? throw new ValidationException(
                $"Cluster:Address is '{options.Address}', where the head at {head} cannot reach it; expected another address of this machine, or none: then it "
                    + "is the one from which this machine reaches the head"
            )
            : address;
    }

    /// <summary>The address from which the system would send to another machine. Nothing is sent.</summary>
    private static IPAddress Towards(IPEndPoint other)
    {
        try
        {
            using var socket = new Socket(other.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(other);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException error)
        {
            throw new ValidationException(
                $"Cluster:Head: this machine knows no way to {other.Address} ({error.Message}); expected an address that it reaches",
                error
            );
        }
    }

    private static IPAddress Named(string name)
    {
        try
        {
            return Dns.GetHostAddresses(name)
                .OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
                .First();
        }
        catch (SocketException error)
        {
            throw new ValidationException(
                $"Cluster:Address is '{name}' ({error.Message}); expected an IP address of this machine, or a name of it",
                error
            );
        }
    }
}
