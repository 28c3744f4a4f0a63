using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;

namespace GearSweep.Silo.Joining;

/// <summary>Asks a silo who it is, over a connection of its own.</summary>
internal static class HeadProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Greets once.</summary>
    /// <param name="address">The silo's port for the caller.</param>
    /// <param name="greeting">Who asks.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">Nobody answers; a silo may yet start there.</exception>
    /// <exception cref="ClusterException">Something else answers.</exception>
    public static async Task<GreetingReply> AskAsync(IPEndPoint address, Greeting greeting, CancellationToken cancellation)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(Patience);
        try
        {
            using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(address, bound.Token);
            await using var stream = new NetworkStream(socket);
            await GreetingLine.WriteAsync(PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)), greeting, bound.Token);
            return await GreetingLine.ReadAsync<GreetingReply>(PipeReader.Create(stream), bound.Token)
                ?? throw new IOException("it closed the connection without a greeting");
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new IOException("no answer within 5 s");
        }
        catch (InvalidDataException error)
        {
            throw new ClusterException(
                $"what listens at {address} is no silo of GearSweep (it said '{error.Message}'); expected the port of a running head, {Options.ClusterOptions.HeadPort} "
                + $"by default for workers and {Options.ClusterOptions.ClientPort} for clients",
                error);
        }
    }
}
