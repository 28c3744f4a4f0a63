using Microsoft.AspNetCore.Hosting.Server;

namespace GearSweep.Silo.Stopping;

/// <summary>
/// Ends a web server without waiting for those who never close: pages keep a WebSocket open, and others half a request.
/// </summary>
public static class ServerStop
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(0.5);

    /// <summary>
    /// Takes no more connections, gives the requests that are being answered half a second, and cuts what is open then.
    /// </summary>
    /// <param name="server">The server; one that has stopped, or stops, is waited for.</param>
    /// <param name="cancellation">Cuts at once.</param>
    public static async Task StopSoonAsync(this IServer server, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(server);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Grace);
        await server.StopAsync(bound.Token);
    }
}
