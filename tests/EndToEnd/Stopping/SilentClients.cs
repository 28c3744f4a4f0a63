using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace GearSweep.EndToEnd.Stopping;

/// <summary>
/// Connections that nobody closes and nobody listens to: of a page that hangs, of a client that has sent half a
/// request, of one that says nothing.
/// </summary>
internal sealed class SilentClients : IDisposable
{
    private readonly List<IDisposable> _clients = [];

    /// <summary>Opens one of each kind.</summary>
    public static async Task<SilentClients> OpenAsync(Uri server)
    {
        var clients = new SilentClients();
        await clients.OpenPageAsync(server);
        await clients.SendAsync(server, "");
        await clients.SendAsync(server, "GET /api/sweeps HTTP/1.1\r\nHost: ");
        await clients.SendAsync(
            server,
            $"POST /api/sweeps HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Type: application/yaml\r\nContent-Length: 1000\r\n\r\nname: "
        );
        return clients;
    }

    /// <inheritdoc/>
    public void Dispose() => _clients.ForEach(client => client.Dispose());

    /// <summary>A circuit's WebSocket, greeted as a page does it; its closing is never answered.</summary>
    private async Task OpenPageAsync(Uri server)
    {
        var socket = new ClientWebSocket();
        _clients.Add(socket);
        socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        var cancellation = TestContext.Current.CancellationToken;
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/_blazor" }.Uri, cancellation);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("""{"protocol":"blazorpack","version":1}""" + '\u001e'),
            WebSocketMessageType.Binary,
            true,
            cancellation
        );
    }

    private async Task SendAsync(Uri server, string text)
    {
        var client = new TcpClient();
        _clients.Add(client);
        await client.ConnectAsync(server.Host, server.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);
    }
}
