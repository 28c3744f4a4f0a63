using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Slots;

/// <summary>What a silo's log says of an attempt.</summary>
internal static partial class AttemptLog
{
    /// <summary>It has ended, well or not.</summary>
    public static void LogEnd(this ILogger logger, TrialAssignment assignment, AttemptOutcome outcome)
    {
        var (sweep, trial) = (assignment.Id.Sweep, assignment.Id.Number);
        if (outcome.End is AttemptEnd.Failed or AttemptEnd.WorkerFailed or AttemptEnd.Rejected)
            LogFailed(logger, sweep, trial, assignment.Attempt, outcome.Epochs, outcome.Message ?? "");
        else
            LogEnded(logger, sweep, trial, assignment.Attempt, outcome.End, outcome.Epochs, outcome.Seconds);
    }

    /// <summary>An error of the silo ended it.</summary>
    public static void LogBroke(this ILogger logger, Exception error, TrialAssignment assignment) =>
        LogBroke(logger, error, assignment.Id.Sweep, assignment.Id.Number, assignment.Attempt);

    /// <summary>The head did not do what it was asked.</summary>
    public static void LogUnanswered(this ILogger logger, TrialAssignment assignment, string reason, TimeSpan wait) =>
        LogUnanswered(logger, assignment.Id.Sweep, assignment.Id.Number, assignment.Attempt, reason, wait);

    /// <summary>The head has answered that it does not take a report.</summary>
    public static void LogRefused(this ILogger logger, Exception error, TrialAssignment assignment) =>
        LogRefused(logger, error, assignment.Id.Sweep, assignment.Id.Number, assignment.Attempt);

    /// <summary>Nobody was told of its end.</summary>
    public static void LogEndedUnheard(this ILogger logger, Exception error, TrialAssignment assignment) =>
        LogEndedUnheard(logger, error, assignment.Id.Sweep, assignment.Id.Number, assignment.Attempt);

    [LoggerMessage(
        LogLevel.Debug,
        "Sweep {Sweep} trial {Trial} attempt {Attempt} ended after epoch {Epochs}: {End}, {Seconds} s in the slot"
    )]
    private static partial void LogEnded(
        ILogger logger,
        int sweep,
        int trial,
        int attempt,
        AttemptEnd end,
        int epochs,
        double seconds
    );

    [LoggerMessage(
        LogLevel.Warning,
        "Sweep {Sweep} trial {Trial} attempt {Attempt} failed after epoch {Epochs}: {Reason}"
    )]
    private static partial void LogFailed(ILogger logger, int sweep, int trial, int attempt, int epochs, string reason);

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} trial {Trial} attempt {Attempt} broke")]
    private static partial void LogBroke(ILogger logger, Exception error, int sweep, int trial, int attempt);

    [LoggerMessage(
        LogLevel.Warning,
        "Sweep {Sweep} trial {Trial} attempt {Attempt}: the head did not do it ({Reason}); trying again in {Wait}"
    )]
    private static partial void LogUnanswered(
        ILogger logger,
        int sweep,
        int trial,
        int attempt,
        string reason,
        TimeSpan wait
    );

    [LoggerMessage(LogLevel.Error, "Sweep {Sweep} trial {Trial} attempt {Attempt}: the head refused its report")]
    private static partial void LogRefused(ILogger logger, Exception error, int sweep, int trial, int attempt);

    [LoggerMessage(LogLevel.Critical, "Sweep {Sweep} trial {Trial} attempt {Attempt} ended without a report")]
    private static partial void LogEndedUnheard(ILogger logger, Exception error, int sweep, int trial, int attempt);
}
