using System.Runtime.InteropServices;

namespace GearSweep.Cli.Commands;

/// <summary>Ctrl-C and SIGTERM: the first one asks to stop in good order, a second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _signals;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Take),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _source.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref _signals) > 1) return; // Not cancelled: the system's own way, which is the end.
        context.Cancel = true;
        _source.Cancel();
    }
}
