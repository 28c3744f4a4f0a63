using GearSweep.Storage.Postgres;
using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Reading;

/// <summary>Reads from PostgreSQL. When the server goes away, a reader waits for it, for as long as its patience lasts.</summary>
internal sealed class PostgresReads(Func<PostgresContext> contexts, PostgresAddress address, TimeSpan patience, TimeProvider time) : IReads
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    public async Task<T> ReadAsync<T>(Func<GearSweepContext, Task<T>> read, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await using var context = contexts();
                return await read(context);
            }
            catch (Exception e) when (PostgresErrors.IsOutage(e) && !cancellation.IsCancellationRequested)
            {
                if (time.GetElapsedTime(begun) + pause >= patience)
                {
                    throw PostgresErrors.Explain(address, e);
                }
            }

            await Task.Delay(pause, time, cancellation);
        }
    }
}
