using System.Net.Sockets;
using System.Text;

namespace GearSweep.Dashboard.Tests.Web;

/// <summary>A request as bytes on a connection: what no HTTP client would send.</summary>
internal static class RawRequest
{
    /// <summary>Sends it and reads until the server closes the connection.</summary>
    /// <returns>The whole answer, head and body.</returns>
    public static async Task<string> SendAsync(string address, string request, CancellationToken cancellation)
    {
        var uri = new Uri(address);
        using var client = new TcpClient();
        await client.ConnectAsync(uri.Host, uri.Port, cancellation);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request.ReplaceLineEndings("\r\n")), cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }

    /// <summary>Asks for a path under a host's name.</summary>
    public static Task<string> GetAsync(string address, string host, string path, CancellationToken cancellation) =>
        SendAsync(address, $"GET {path} HTTP/1.1\nHost: {host}\nConnection: close\n\n", cancellation);
}
