using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Something that listens as a head would, and answers every handshake with a line of the test's choice. There is no
/// silo behind it.
/// </summary>
internal sealed class SimulatedHead : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _answering;

    public SimulatedHead(HandshakeResponse reply)
    {
        _listener.Start();
        _answering = AnswerAsync(reply);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _answering;
    }

    private async Task AnswerAsync(HandshakeResponse reply)
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync();
                await using var stream = new NetworkStream(socket);
                _ = await HandshakeCodec.ReadAsync<HandshakeRequest>(PipeReader.Create(stream), CancellationToken.None);
                await HandshakeCodec.WriteAsync(PipeWriter.Create(stream), reply, CancellationToken.None);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has ended.
        }
    }
}
