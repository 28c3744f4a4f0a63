using System.Runtime.InteropServices;

namespace GearSweep.Grains.Slots;

/// <summary>
/// The priority of a training thread: below that of the cluster's own work, so that full slots do not delay heartbeats
/// and pages.
/// </summary>
internal static partial class ThreadNiceness
{
    private const int Process = 0; // PRIO_PROCESS with a thread's id: Linux keeps a priority for every thread.
    private const int Niceness = 10;

    /// <summary>Whether single threads can be niced here.</summary>
    public static bool CanLowerPriority => OperatingSystem.IsLinux();

    /// <summary>Lowers the calling thread's priority, where that can be done.</summary>
    public static void LowerPriority()
    {
        if (CanLowerPriority)
            _ = SetPriority(Process, GetThreadId(), Niceness);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial uint GetThreadId();
}
