using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GearSweep.Dashboard.Web;

/// <summary>What a request and a connection may take.</summary>
internal static class WebLimits
{
    /// <summary>
    /// Bytes of a request's body at most, anywhere. What an endpoint reads has a smaller bound of its own.
    /// </summary>
    public const long MaxBody = 1024 * 1024;

    /// <summary>What a larger body is answered with.</summary>
    public const string BodySentence = "The body has more than 1,048,576 bytes.";

    private const int Connections = 2_000,
        Pages = 1_000;

    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Sets the bounds. The slowest rates for bodies and answers, 240 bytes a second, are Kestrel's own.
    /// </summary>
    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxBody;
        options.Limits.RequestHeadersTimeout = Headers;
        options.Limits.MaxConcurrentConnections = Connections;
        options.Limits.MaxConcurrentUpgradedConnections = Pages;
    }
}
