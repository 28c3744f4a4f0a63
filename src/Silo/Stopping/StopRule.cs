using System.Runtime.InteropServices;

namespace GearSweep.Silo.Stopping;

/// <summary>
/// What a signal means for a process that stops in good order. One cause often sends several: a terminal that is closed
/// sends SIGHUP through the kernel and the shell, <c>timeout</c> sends SIGTERM to the process and to its group, systemd
/// adds SIGHUP to SIGTERM, supervisors repeat themselves, and Ctrl-C reaches a process and the parent that passes it
/// on. None of them may cut the stop short; a person who presses Ctrl-C again after a moment wants to.
/// </summary>
internal static class StopRule
{
    /// <summary>
    /// A key that is pressed again within this time after the first does not count: it may be the same press.
    /// </summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    /// <summary>What to do about a signal.</summary>
    /// <param name="earlier">The signals before it, with their times.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="at">When it came, by the same clock.</param>
    public static StopAnswer Answer(
        IReadOnlyCollection<(PosixSignal Signal, TimeSpan At)> earlier,
        PosixSignal signal,
        TimeSpan at
    )
    {
        if (earlier.Count == 0)
            return StopAnswer.Stop;
        return IsKey(signal) && earlier.Any(e => IsKey(e.Signal) && at - e.At > Moment)
            ? StopAnswer.EndNow
            : StopAnswer.Ignore;
    }

    /// <summary>Whether a person sends it from the keyboard.</summary>
    private static bool IsKey(PosixSignal signal) => signal is PosixSignal.SIGINT or PosixSignal.SIGQUIT;
}
