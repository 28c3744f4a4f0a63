using GearSweep.Storage.Reading;
using GearSweep.Storage.Schema;

namespace GearSweep.Storage.PostgreSql;

/// <summary>
/// Reads from PostgreSQL. When the server goes away, a reader waits for it, for as long as its timeout lasts.
/// </summary>
internal sealed class PostgresReadContextFactory(
    Func<PostgresContext> contexts,
    PostgresAddress address,
    TimeSpan timeout,
    TimeProvider time
) : IReadContextFactory
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async Task<T> ReadAsync<T>(Func<GearSweepContext, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await OutageRetry.Begin(timeout, LongestPause, time).ExecuteAsync(ReadOnceAsync, cancellation);
        }
        catch (Exception e) when (PostgresErrors.IsOutage(e) && !cancellation.IsCancellationRequested)
        {
            throw PostgresErrors.Explain(address, e);
        }

        async ValueTask<T> ReadOnceAsync(CancellationToken _)
        {
            await using var context = contexts();
            return await read(context);
        }
    }
}
