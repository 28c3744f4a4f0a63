namespace GearSweep.Grains.Sweeps;

/// <summary>
/// Drafts that wait for one another: each may count a million configurations, and many at once would take the cores
/// from the slots. One whose caller has gone is not begun, or ends within a thousand configurations.
/// </summary>
internal sealed class DraftLane : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Makes a draft on the thread pool when its turn has come.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task<ValidatedSweep> DraftAsync(
        Func<CancellationToken, ValidatedSweep> draft,
        CancellationToken cancellation
    )
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => draft(cancellation), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
