using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GearSweep.Silo.Stopping;

/// <summary>
/// Ctrl-C, Ctrl-\, SIGTERM and a hang-up (the terminal or the ssh session ends): the first of them asks the process to
/// stop in good order. Others change nothing, but for a person's second Ctrl-C, which ends the process at once. Signals
/// that whoever started the process has it ignore (<c>nohup</c>) stay ignored.
/// </summary>
public sealed class StopSignals : IDisposable
{
    private static readonly PosixSignal[] Kinds =
    [
        PosixSignal.SIGINT,
        PosixSignal.SIGQUIT,
        PosixSignal.SIGTERM,
        PosixSignal.SIGHUP,
    ];

    private readonly CancellationTokenSource _asked = new();
    private readonly List<(PosixSignal Signal, TimeSpan At)> _earlier = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly PosixSignalRegistration[] _registrations;

    /// <summary>Takes the signals from now on.</summary>
    public StopSignals() => _registrations = [.. Kinds.Select(kind => PosixSignalRegistration.Create(kind, Take))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _asked.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _asked.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        StopAnswer answer;
        lock (_earlier)
        {
            answer = StopRule.Answer(_earlier, context.Signal, _clock.Elapsed);
            _earlier.Add((context.Signal, _clock.Elapsed));
        }

        context.Cancel = answer != StopAnswer.EndNow;
        if (answer == StopAnswer.Stop)
            _asked.Cancel();
    }
}
