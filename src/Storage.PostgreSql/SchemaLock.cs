using GearSweep.Storage.Failures;
using Npgsql;

namespace GearSweep.Storage.PostgreSql;

/// <summary>
/// Makes tables in a PostgreSQL database, one process at a time, so that any number of heads may start at once.
/// </summary>
internal static class SchemaLock
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs something while no other process makes tables.</summary>
    /// <param name="connectionString">Npgsql's connection string.</param>
    /// <param name="startTimeout">How long to wait for a server that does not answer yet.</param>
    /// <param name="run">What to run, over the connection that holds the lock; again, when the server went away
    /// meanwhile.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StorageException">The database cannot be reached or used; the message says why and what to
    /// do.</exception>
    public static Task RunAsync(
        string connectionString,
        TimeSpan startTimeout,
        Func<NpgsqlConnection, CancellationToken, Task> run,
        CancellationToken cancellation = default
    ) => RunAsync(PostgresAddress.Parse(connectionString), startTimeout, TimeProvider.System, run, cancellation);

    public static async Task RunAsync(
        PostgresAddress address,
        TimeSpan startTimeout,
        TimeProvider time,
        Func<NpgsqlConnection, CancellationToken, Task> run,
        CancellationToken cancellation
    )
    {
        try
        {
            await OutageRetry.Begin(startTimeout, LongestPause, time).ExecuteAsync(RunOnceAsync, cancellation);
        }
        catch (Exception e) when (PostgresErrors.IsOf(e))
        {
            throw PostgresErrors.Explain(address, e);
        }

        async ValueTask RunOnceAsync(CancellationToken stop)
        {
            await using var connection = new NpgsqlConnection(address.ForSchema());
            await connection.OpenAsync(stop);
            // Of the connection, not of a transaction: migrations have their own. It goes with the connection, which is
            // not pooled.
            await using (
                var take = new NpgsqlCommand(
                    $"SET lock_timeout = '60s'; SELECT pg_advisory_lock({AdvisoryLock.Schema})",
                    connection
                )
            )
            {
                await take.ExecuteNonQueryAsync(stop);
            }

            await run(connection, stop);
        }
    }
}
