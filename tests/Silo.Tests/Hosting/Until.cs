namespace GearSweep.Silo.Hosting;

/// <summary>Waits for a condition, with a bound that only a broken build reaches.</summary>
internal static class Until
{
    public static async Task<T> NotNullAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (await look() is { } found)
                return found;
            await timer.WaitForNextTickAsync(bound.Token);
        }
    }

    public static Task TrueAsync(Func<Task<bool>> look) => NotNullAsync(async () => await look() ? "yes" : null);
}
