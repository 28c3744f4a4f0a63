using System.IO.Pipelines;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Security;

/// <summary>
/// In front of TLS on every connection that a silo takes: refuses those who do not speak it in a way that they
/// understand, and tells of those who did not get through. One warning a minute for each address: whoever tries again
/// and again must not fill the log.
/// </summary>
internal sealed partial class TlsMiddleware(ILogger<TlsMiddleware> logger) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly object IsThrough = new();

    private readonly PartitionedRateLimiter<string> _warnings = PartitionedRateLimiter.Create<string, string>(source =>
        RateLimitPartition.GetFixedWindowLimiter(
            source,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromMinutes(1) }
        )
    );

    /// <summary>Called behind TLS.</summary>
    public static void PassThrough(ConnectionContext connection) => connection.Items[IsThrough] = true;

    /// <summary>Takes a connection, in front of TLS.</summary>
    /// <param name="purpose">For whom the port is.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="tls">TLS, and what is behind it.</param>
    public async Task EnterAsync(string purpose, ConnectionContext connection, ConnectionDelegate tls)
    {
        using var bound = new CancellationTokenSource(Timeout);
        var input = connection.Transport.Input;
        ReadResult said;
        try
        {
            said = await input.ReadAsync(bound.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        if (said.Buffer.IsEmpty)
            return;
        var isHello = TlsRecord.IsHello(said.Buffer);
        input.AdvanceTo(isHello ? said.Buffer.Start : said.Buffer.End);
        if (isHello)
        {
            await tls(connection);
            if (!connection.Items.ContainsKey(IsThrough))
                Warn(connection, purpose, "it does not have it, or another one");
            return;
        }

        Warn(connection, purpose, "it does not speak TLS");
        await TlsRecord.RefuseAsync(connection.Transport.Output, bound.Token);
        await ClosedConnection.WaitAsync(connection, bound.Token);
    }

    /// <inheritdoc/>
    public void Dispose() => _warnings.Dispose();

    private void Warn(ConnectionContext connection, string purpose, string reason)
    {
        using var lease = _warnings.AttemptAcquire(
            connection.RemoteEndPoint is IPEndPoint { Address: var address } ? $"{address}" : ""
        );
        if (lease.IsAcquired)
            LogRefused(connection.RemoteEndPoint, purpose, reason);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Refused {Address} at the port for {Purpose}s: only processes with the cluster's secret are taken, and {Reason}. Those of the next minute from there "
            + "are not told"
    )]
    private partial void LogRefused(EndPoint? address, string purpose, string reason);
}
