namespace GearSweep.Dashboard.Live;

/// <summary>
/// What a part of a page has asked for last. The next request cancels the one before, and leaving the page cancels all:
/// also those that begin only after that, as what is under way when a page is left may still ask.
/// </summary>
internal sealed class LatestRequest : IDisposable
{
    private CancellationTokenSource? _current;
    private bool _isDisposed;

    /// <summary>Begins a request in place of the one before.</summary>
    /// <returns>Cancelled when another begins, or the page is left; at once when it was left already.</returns>
    public CancellationToken Begin()
    {
        End();
        if (_isDisposed)
            return new CancellationToken(canceled: true);
        _current = new CancellationTokenSource();
        return _current.Token;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        End();
    }

    private void End()
    {
        _current?.Cancel();
        _current?.Dispose();
        _current = null;
    }
}
