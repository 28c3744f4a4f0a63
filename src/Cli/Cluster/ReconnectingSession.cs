using GearSweep.Cli.Commands;
using GearSweep.Silo.Clients;
using GearSweep.Silo.Joining;

namespace GearSweep.Cli.Cluster;

/// <summary>
/// A connection that is opened again when it was lost: a head may be away for a while, or another one lead.
/// </summary>
internal sealed class ReconnectingSession(Func<Task<ClientSession>> open, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private ClientSession? _session;

    /// <summary>The connection, which is made where there is none.</summary>
    public async Task<ClientSession> GetAsync() => _session ??= await open();

    /// <summary>Asks something that changes nothing, and again when there was no answer.</summary>
    /// <param name="ask">What to ask.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<T> AskAsync<T>(Func<ClientSession, Task<T>> ask, CancellationToken cancellation) =>
        await FixedDelayRetry
            .For(Timeout, Pause, IsLate, time, async (_, _) => await DisposeAsync())
            .ExecuteAsync(async _ => await ask(await GetAsync()), cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is { } session)
            await session.DisposeAsync();
        _session = null;
    }

    private static bool IsLate(Exception error) =>
        error is not (OutOfMemoryException or OperationCanceledException or InputException);
}
