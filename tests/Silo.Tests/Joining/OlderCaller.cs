using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GearSweep.Silo.Joining;

/// <summary>A process of the protocol before this one, as it was: it says neither mode nor role.</summary>
internal static class OlderCaller
{
    /// <summary>The protocol that says neither.</summary>
    public const int Protocol = 2;

    /// <summary>
    /// Opens a handshake as one that means to stay, speaks on as one that does not listen to the answer, and waits
    /// until the other side hangs up.
    /// </summary>
    public static async Task<HandshakeResponse> HandshakeAsync(
        int port,
        string cluster,
        string caller,
        CancellationToken cancellation
    )
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.UTF8.GetBytes(
                $$"""GEARSWEEP {"protocol":{{Protocol}},"version":"0.9","cluster":"{{cluster}}","caller":"{{caller}}","stay":true}"""
                    + "\n"
            ),
            cancellation
        );
        var reader = PipeReader.Create(stream);
        var reply = await HandshakeCodec.ReadAsync<HandshakeResponse>(reader, cancellation);
        Assert.NotNull(reply);
        await stream.WriteAsync("a message of Orleans"u8.ToArray(), cancellation);
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.True(
            (await reader.ReadAsync(cancellation)) is { IsCompleted: true, Buffer.IsEmpty: true },
            "The silo went on to speak."
        );
        return reply;
    }
}
