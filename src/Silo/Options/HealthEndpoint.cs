using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace GearSweep.Silo.Options;

/// <summary>Reads <see cref="HealthOptions.Url"/>.</summary>
internal static class HealthEndpoint
{
    /// <summary>Takes <c>http://address:port</c>, nothing behind it; <c>localhost</c> is 127.0.0.1.</summary>
    public static bool TryParse(string url, [NotNullWhen(true)] out IPEndPoint? endpoint)
    {
        endpoint = null;
        if (
            !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme != Uri.UriSchemeHttp
            || uri.PathAndQuery != "/"
            || uri.UserInfo.Length > 0
        )
            return false;
        var host = uri.Host == "localhost" ? IPAddress.Loopback.ToString() : uri.DnsSafeHost;
        if (!IPAddress.TryParse(host, out var address))
            return false;
        endpoint = new IPEndPoint(address, uri.Port);
        return true;
    }
}
