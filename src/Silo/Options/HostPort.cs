using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GearSweep.Silo.Options;

/// <summary>A host (a name or an IP address) and a port, written <c>host:port</c>.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The port, 1 to 65,535.</param>
public sealed record HostPort(string Host, int Port)
{
    /// <summary>Reads <c>host:port</c>; an IPv6 address stands in brackets.</summary>
    public static bool TryParse(string text, out HostPort? result)
    {
        var colon = text.LastIndexOf(':');
        var valid = colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is >= 1 and <= 65535;
        result = valid ? new HostPort(text[..colon].Trim('[', ']'), int.Parse(text.AsSpan(colon + 1), CultureInfo.InvariantCulture)) : null;
        return valid;
    }

    /// <summary>The address, an IPv4 one where the host has both.</summary>
    /// <exception cref="SocketException">The host's name is not known.</exception>
    public IPEndPoint Resolve()
    {
        var addresses = IPAddress.TryParse(Host, out var address) ? [address] : Dns.GetHostAddresses(Host);
        return new IPEndPoint(addresses.OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).First(), Port);
    }
}
