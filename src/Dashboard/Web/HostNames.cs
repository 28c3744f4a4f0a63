using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Microsoft.Extensions.Primitives;

namespace GearSweep.Dashboard.Web;

/// <summary>
/// The names under which the dashboard answers. A page elsewhere can have its own name point to this machine (DNS
/// rebinding), and is then of the same origin as the dashboard for its reader's browser; it can have neither a name of
/// this machine nor an address, which no one's name server answers for.
/// </summary>
internal sealed class HostNames
{
    /// <summary>
    /// The key of the names that a person adds, separated by semicolons; <c>*.example.org</c> for all below a name,
    /// <c>*</c> for all.
    /// </summary>
    public const string Key = "AllowedHosts";

    private readonly bool _all;
    private readonly List<StringSegment> _configured;
    private readonly List<StringSegment> _own;

    public HostNames(string? configured, params IEnumerable<string> own)
    {
        _configured =
        [
            .. (configured ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        ];
        _all = _configured.Contains("*");
        _own = [.. own];
    }

    /// <summary>Those of this machine, and those that the configuration adds.</summary>
    public static HostNames From(IConfiguration configuration)
    {
        var (name, domain) = (Environment.MachineName, IPGlobalProperties.GetIPGlobalProperties().DomainName);
        var own = new[] { "localhost", name, $"{name}.local", Dns.GetHostName(), $"{name}.{domain}" };
        return new HostNames(configuration[Key], own.Where(n => Uri.CheckHostName(n) == UriHostNameType.Dns));
    }

    /// <summary>Whether requests to a host are answered.</summary>
    /// <param name="host">A name or an address, without a port; IPv6 in brackets.</param>
    public bool Allow(string host) =>
        _all || IsAddress(host) || HostString.MatchesAny(host, _own) || IsConfigured(host);

    /// <summary>Whether somebody has added the name itself.</summary>
    public bool IsConfigured(string host) => HostString.MatchesAny(host, _configured);

    private static bool IsAddress(string host) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var address)
        && (
            host.StartsWith('[') || (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() == host)
        );
}
