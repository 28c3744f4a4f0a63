namespace GearSweep.Testing.Waiting;

/// <summary>Waits for conditions of other processes, which cannot call back.</summary>
public static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(4);

    /// <summary>Looks again and again until a condition holds.</summary>
    /// <param name="what">What is waited for; the message when it never comes.</param>
    /// <param name="condition">Whether it holds.</param>
    public static async Task HoldsAsync(string what, Func<Task<bool>> condition)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Bound);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await condition())
                await timer.WaitForNextTickAsync(bound.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"This never came: {what}");
        }
    }

    /// <inheritdoc cref="HoldsAsync(string, Func{Task{bool}})"/>
    public static Task HoldsAsync(string what, Func<bool> condition) =>
        HoldsAsync(what, () => Task.FromResult(condition()));
}
