using GearSweep.Silo.Stopping;
using Microsoft.Extensions.Logging;

namespace GearSweep.Silo.Joining;

/// <summary>
/// The end of a silo whose cluster goes on without it: the process ends at once, and a supervisor starts it again. Its
/// trials go on from their last checkpoints elsewhere, so there is nothing to hand back. Orleans' own way is a crash
/// with a dump of the process.
/// </summary>
internal sealed partial class FatalErrorHandler(ILoggerFactory loggers, ILogger<FatalErrorHandler> logger)
    : IFatalErrorHandler
{
    private int _ended;

    /// <inheritdoc/>
    public bool IsUnexpected(Exception exception) => true;

    /// <inheritdoc/>
    public void OnFatalException(object? sender = null, string? context = null, Exception? exception = null) =>
        End($"{context ?? sender?.ToString()}{(exception is null ? "" : $": {exception.Message}")}", exception);

    /// <summary>
    /// Ends the process with <see cref="ProcessTerminator.LostCluster"/>. The first call counts, and no call returns.
    /// </summary>
    public void End(string reason, Exception? error = null)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            LogLost(error, reason);
            ProcessTerminator.Now(
                ProcessTerminator.LostCluster,
                $"This silo is no longer part of its cluster: {reason}. It ends with exit code {ProcessTerminator.LostCluster}, to be started again.",
                loggers
            );
        }

        Thread.Sleep(Timeout.Infinite);
    }

    [LoggerMessage(
        LogLevel.Critical,
        "This silo is no longer part of its cluster: {Reason}. Its process ends, to be started again"
    )]
    private partial void LogLost(Exception? error, string reason);
}
