using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GearSweep.Silo.Security;

/// <summary>
/// Hears what goes over this machine's loopback to and from a port, as anybody between two machines would. Needs the
/// right to raw sockets.
/// </summary>
internal sealed class Wiretap : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly MemoryStream _heard = new();
    private readonly int _port;
    private readonly Task _loop;

    /// <summary>Listens; skips the test where it may not.</summary>
    public Wiretap(int port)
    {
        _port = port;
        try
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Tcp)
            {
                ReceiveBufferSize = 1 << 23,
            };
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AccessDenied)
        {
            Assert.Skip("raw sockets are not allowed here");
            throw;
        }

        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _loop = ListenAsync();
    }

    /// <summary>What was said until now, byte for byte.</summary>
    public string Heard
    {
        get
        {
            lock (_heard)
                return Encoding.Latin1.GetString(_heard.ToArray());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[1 << 17];
        while (true)
        {
            var packet = buffer.AsMemory(0, await _socket.ReceiveAsync(buffer, _stop.Token));
            var segment = packet[((packet.Span[0] & 15) * 4)..]; // Behind the header of IP.
            if (!Ports(segment.Span).Contains(_port))
                continue;
            lock (_heard)
                _heard.Write(segment[((segment.Span[12] >> 4) * 4)..].Span); // Behind the header of TCP.
        }
    }

    private static int[] Ports(ReadOnlySpan<byte> segment) =>
        [BinaryPrimitives.ReadUInt16BigEndian(segment), BinaryPrimitives.ReadUInt16BigEndian(segment[2..])];
}
