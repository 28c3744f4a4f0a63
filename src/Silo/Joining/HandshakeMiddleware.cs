using GearSweep.Silo.Configuration;
using GearSweep.Silo.Failures;
using GearSweep.Silo.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Joining;

/// <summary>
/// A handshake on every connection before Orleans' own messages, as TLS would: silos and clients of another cluster or
/// another protocol are refused before they can join, with the reason on both sides. Orleans itself would drop them
/// without a word to the one who called, and knows nothing of our protocol.
/// </summary>
internal sealed partial class HandshakeMiddleware(ResolvedClusterOptions plan, ILogger<HandshakeMiddleware> logger)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>The calling side.</summary>
    /// <param name="caller"><see cref="HandshakeRequest.Silo"/> or <see cref="HandshakeRequest.Client"/>.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="next">Orleans' side of it.</param>
    /// <exception cref="ClusterException">The silo refuses.</exception>
    public async Task CallAsync(string caller, ConnectionContext connection, ConnectionDelegate next)
    {
        var handshake = HandshakeRequest.From(plan, caller, stay: true);
        if (
            CompatibilityCheck.Problem(
                handshake,
                await AskAsync(handshake, connection),
                $"{connection.RemoteEndPoint}"
            ) is
            { } problem
        )
            throw new ClusterException(problem);
        await next(connection);
    }

    /// <summary>The called side.</summary>
    /// <param name="purpose">For whom the port is: <see cref="HandshakeRequest.Silo"/> or
    /// <see cref="HandshakeRequest.Client"/>.</param>
    /// <param name="address">The silo's address.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="next">Orleans' side of it.</param>
    public async Task AnswerAsync(
        string purpose,
        SiloAddress address,
        ConnectionContext connection,
        ConnectionDelegate next
    )
    {
        TlsMiddleware.PassThrough(connection);
        var reply = HandshakeResponse.From(plan, purpose, address);
        using var bound = new CancellationTokenSource(Timeout);
        HandshakeRequest? handshake;
        try
        {
            handshake = await HandshakeCodec.ReadAsync<HandshakeRequest>(connection.Transport.Input, bound.Token);
            if (handshake is null)
                return;
            await HandshakeCodec.WriteAsync(connection.Transport.Output, reply, bound.Token);
        }
        catch (SecretException)
        {
            LogSecret(connection.RemoteEndPoint, purpose);
            await TlsRecord.RefuseAsync(connection.Transport.Output, bound.Token);
            await ClosedConnection.WaitAsync(connection, bound.Token);
            return;
        }
        catch (Exception error) when (error is InvalidDataException or OperationCanceledException)
        {
            LogNoHandshake(connection.RemoteEndPoint, purpose, error.Message);
            return;
        }

        var problem = CompatibilityCheck.Problem(handshake, reply, $"{connection.LocalEndPoint}");
        if (problem is not null)
            LogRefused(
                connection.RemoteEndPoint,
                handshake.Caller,
                handshake.Cluster,
                handshake.Version,
                purpose,
                problem
            );
        if (problem is null && handshake.Stay)
            await next(connection);
        else
            await ClosedConnection.WaitAsync(connection, bound.Token);
    }

    private static async Task<HandshakeResponse> AskAsync(HandshakeRequest handshake, ConnectionContext connection)
    {
        using var bound = new CancellationTokenSource(Timeout);
        await HandshakeCodec.WriteAsync(connection.Transport.Output, handshake, bound.Token);
        return await HandshakeCodec.ReadAsync<HandshakeResponse>(connection.Transport.Input, bound.Token)
            ?? throw new ConnectionAbortedException(
                $"{connection.RemoteEndPoint} closed the connection without a handshake"
            );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Refused {Address}, a {Caller} of cluster '{Cluster}' with GearSweep {Version}, at the port for {Purpose}s. It is told: {Reason}"
    )]
    private partial void LogRefused(
        System.Net.EndPoint? address,
        string caller,
        string cluster,
        string version,
        string purpose,
        string reason
    );

    [LoggerMessage(
        LogLevel.Warning,
        "Refused {Address} at the port for {Purpose}s: it has a secret of a cluster, and this silo none (Cluster:SecretFile)"
    )]
    private partial void LogSecret(System.Net.EndPoint? address, string purpose);

    [LoggerMessage(
        LogLevel.Warning,
        "Refused {Address} at the port for {Purpose}s: no handshake of GearSweep ('{Said}')"
    )]
    private partial void LogNoHandshake(System.Net.EndPoint? address, string purpose, string said);
}
