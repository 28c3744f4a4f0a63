using System.Net;

namespace GearSweep.Dashboard.Access;

/// <summary>What the addresses of a server mean for who can reach it.</summary>
internal static class ListenedTo
{
    /// <summary>Whether nobody on another machine reaches any of them.</summary>
    public static bool IsLocal(IEnumerable<string> addresses) => addresses.All(IsLoopback);

    /// <summary>Where a person opens a path, as far as the server knows its own name.</summary>
    public static string Link(IEnumerable<string> addresses, string path)
    {
        var address = BindingAddress.Parse(addresses.First(address => !IsLoopback(address)));
        var host =
            IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && !IsEvery(ip)
                ? address.Host
                : Environment.MachineName;
        return $"{address.Scheme}://{host}:{address.Port}{path}";
    }

    private static bool IsEvery(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);

    // A name other than localhost, and a star, is every address of the machine for Kestrel.
    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
    }
}
