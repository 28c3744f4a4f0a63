using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Options;
using GearSweep.Silo.Security;

namespace GearSweep.Silo.Joining;

/// <summary>Asks a silo who it is, over a connection of its own.</summary>
internal static class HeadProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Opens a handshake once.</summary>
    /// <param name="plan">This process's place: whether it talks over TLS.</param>
    /// <param name="address">The silo's port for the caller.</param>
    /// <param name="handshake">Who asks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">Nobody answers; a silo may yet start there.</exception>
    /// <exception cref="SecretException">The silo has another secret of a cluster, or only one side has
    /// any.</exception>
    /// <exception cref="ClusterException">Something else answers.</exception>
    public static async Task<HandshakeResponse> AskAsync(
        ResolvedClusterOptions plan,
        IPEndPoint address,
        HandshakeRequest handshake,
        CancellationToken cancellation
    )
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Timeout);
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
            {
                NoDelay = true,
            };
            await socket.ConnectAsync(address, bound.Token);
            await using var open = new NetworkStream(socket);
            await using var stream = plan.Tls is { } tls ? await tls.CallAsync(open, bound.Token) : open;
            await HandshakeCodec.WriteAsync(
                PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)),
                handshake,
                bound.Token
            );
            return await HandshakeCodec.ReadAsync<HandshakeResponse>(PipeReader.Create(stream), bound.Token)
                ?? throw new IOException("it closed the connection without a handshake");
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException("no answer within 5 s");
        }
        catch (SecretException error)
        {
            throw error.At($"{address}", plan.Tls?.Means ?? "secret");
        }
        catch (InvalidDataException error)
        {
            throw new ClusterException(
                $"what listens at {address} is no silo of GearSweep (it said '{error.Message}'); expected the port of a running head, {GearSweepClusterOptions.HeadPort} "
                    + $"by default for workers and {GearSweepClusterOptions.ClientPort} for clients",
                error
            );
        }
    }
}
