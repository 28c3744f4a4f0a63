using Polly;
using Polly.Retry;

namespace GearSweep.Storage.PostgreSql;

/// <summary>Tries again what failed because the server was away.</summary>
internal static class OutageRetry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>For one use, whose timeout begins now. The last error is thrown as it is.</summary>
    public static ResiliencePipeline Begin(TimeSpan timeout, TimeSpan longestPause, TimeProvider time)
    {
        var begun = time.GetTimestamp();
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = attempt =>
                        ValueTask.FromResult(
                            PostgresErrors.IsOutage(attempt.Outcome.Exception) && time.GetElapsedTime(begun) < timeout
                        ),
                    MaxRetryAttempts = int.MaxValue,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = FirstPause,
                    MaxDelay = longestPause,
                }
            )
            .Build();
    }
}
