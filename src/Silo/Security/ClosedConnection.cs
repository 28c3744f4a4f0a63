using Microsoft.AspNetCore.Connections;

namespace GearSweep.Silo.Security;

/// <summary>The end of a connection that was refused.</summary>
internal static class ClosedConnection
{
    /// <summary>
    /// Waits until the caller has hung up: an answer that is still on its way would be lost with the connection.
    /// </summary>
    public static async Task WaitAsync(ConnectionContext connection, CancellationToken cancellation)
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
}
