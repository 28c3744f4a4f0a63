using GearSweep.Silo.Options;
using GearSweep.Silo.Security;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Joining;

/// <summary>
/// Greets on every connection before Orleans' own messages, as TLS would: silos and clients of another cluster or
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
        var greeting = HandshakeRequest.From(plan, caller, stay: true);
        if (
            CompatibilityCheck.Problem(
                greeting,
                await AskAsync(greeting, connection),
                $"{connection.RemoteEndPoint}"
            ) is
            { } problem
        )
            throw new ClusterException(problem);
        await next(connection);
    }

    /// <summary>The called side.</summary>
    /// <param name="door">For whom the port is: <see cref="HandshakeRequest.Silo"/> or
    /// <see cref="HandshakeRequest.Client"/>.</param>
    /// <param name="address">The silo's address.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="next">Orleans' side of it.</param>
    public async Task AnswerAsync(
        string door,
        SiloAddress address,
        ConnectionContext connection,
        ConnectionDelegate next
    )
    {
        TlsMiddleware.PassThrough(connection);
        var reply = HandshakeResponse.From(plan, door, address);
        using var bound = new CancellationTokenSource(Timeout);
        HandshakeRequest? greeting;
        try
        {
            greeting = await HandshakeCodec.ReadAsync<HandshakeRequest>(connection.Transport.Input, bound.Token);
            if (greeting is null)
                return;
            await HandshakeCodec.WriteAsync(connection.Transport.Output, reply, bound.Token);
        }
        catch (SecretException)
        {
            LogSecret(connection.RemoteEndPoint, door);
            await TlsRecord.RefuseAsync(connection.Transport.Output, bound.Token);
            await GoneAsync(connection, bound.Token);
            return;
        }
        catch (Exception error) when (error is InvalidDataException or OperationCanceledException)
        {
            LogNoGreeting(connection.RemoteEndPoint, door, error.Message);
            return;
        }

        var problem = CompatibilityCheck.Problem(greeting, reply, $"{connection.LocalEndPoint}");
        if (problem is not null)
            LogRefused(connection.RemoteEndPoint, greeting.Caller, greeting.Cluster, greeting.Version, door, problem);
        if (problem is null && greeting.Stay)
            await next(connection);
        else
            await GoneAsync(connection, bound.Token);
    }

    /// <summary>
    /// Waits until the caller has hung up: an answer that is still on its way would be lost with the connection.
    /// </summary>
    internal static async Task GoneAsync(ConnectionContext connection, CancellationToken cancellation)
    {
        try
        {
            while (
                await connection.Transport.Input.ReadAsync(cancellation)
                    is { IsCompleted: false, IsCanceled: false } more
            )
                connection.Transport.Input.AdvanceTo(more.Buffer.End);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // It has hung up in another way, or stays on the line: this side hangs up.
        }
    }

    private static async Task<HandshakeResponse> AskAsync(HandshakeRequest greeting, ConnectionContext connection)
    {
        using var bound = new CancellationTokenSource(Timeout);
        await HandshakeCodec.WriteAsync(connection.Transport.Output, greeting, bound.Token);
        return await HandshakeCodec.ReadAsync<HandshakeResponse>(connection.Transport.Input, bound.Token)
            ?? throw new ConnectionAbortedException(
                $"{connection.RemoteEndPoint} closed the connection without a greeting"
            );
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Refused {Address}, a {Caller} of cluster '{Cluster}' with GearSweep {Version}, at the port for {Door}s. It is told: {Reason}"
    )]
    private partial void LogRefused(
        System.Net.EndPoint? address,
        string caller,
        string cluster,
        string version,
        string door,
        string reason
    );

    [LoggerMessage(
        LogLevel.Warning,
        "Refused {Address} at the port for {Door}s: it has a secret of a cluster, and this silo none (Cluster:SecretFile)"
    )]
    private partial void LogSecret(System.Net.EndPoint? address, string door);

    [LoggerMessage(LogLevel.Warning, "Refused {Address} at the port for {Door}s: no greeting of GearSweep ('{Said}')")]
    private partial void LogNoGreeting(System.Net.EndPoint? address, string door, string said);
}
