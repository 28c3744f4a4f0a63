using Microsoft.JSInterop;

namespace GearSweep.Dashboard.Live;

/// <summary>How a call into the browser ends when the person has left the page.</summary>
internal static class BrowserGone
{
    /// <summary>Whether the failure means that nobody is there any more: the circuit is down, or an answer did not come before it went down.</summary>
    public static bool Is(Exception problem) => problem is JSDisconnectedException or OperationCanceledException;
}
