using Microsoft.JSInterop;

namespace GearSweep.Dashboard.Live;

/// <summary>How a call into the browser ends when the person has left the page.</summary>
internal static class CircuitClosed
{
    /// <summary>
    /// Whether the failure means that nobody is there any more: the circuit is down, an answer did not come before it
    /// went down, or what was to be called went with the part of the page that had it.
    /// </summary>
    public static bool Is(Exception problem) =>
        problem is JSDisconnectedException or OperationCanceledException or ObjectDisposedException;
}
