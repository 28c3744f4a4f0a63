using System.Runtime.InteropServices;
using GearSweep.Silo.Failures;

namespace GearSweep.Silo.Stopping;

/// <summary>Ends this process whatever its threads do.</summary>
internal static partial class ProcessTerminator
{
    /// <summary>
    /// The exit code of a silo that lost its cluster, or could not stop in time: a supervisor is to start it again.
    /// </summary>
    public const int LostCluster = 3;

    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(2);

    /// <summary>Says why on standard error, gives the logs a moment to be written, and ends the process.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="message">One line.</param>
    /// <param name="logs">Written to the end before the process ends, if that goes quickly.</param>
    public static void Now(int code, string message, IDisposable? logs)
    {
        ErrorLine.Write(message);
        if (logs is not null)
        {
            var flush = new Thread(logs.Dispose) { IsBackground = true, Name = "Flush of the logs" };
            flush.Start();
            flush.Join(FlushTime);
        }

        // Not Environment.Exit: it runs the exit code of native libraries while the training threads are still in them.
        if (OperatingSystem.IsWindows())
            Environment.Exit(code);
        else
            Exit(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
