using Polly;
using Polly.Retry;

namespace GearSweep.Storage.Writing;

/// <summary>Writes again, and again, what could not be written because the database was away.</summary>
internal static class WriteRetry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>A pipeline for tries that say what was in the way; it ends when it is cancelled.</summary>
    public static ResiliencePipeline<Exception?> For(IWriteDatabase database, TimeProvider time) =>
        new ResiliencePipelineBuilder<Exception?> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<Exception?>
                {
                    ShouldHandle = attempt =>
                        ValueTask.FromResult(attempt.Outcome.Result is { } cause && database.IsOutage(cause)),
                    MaxRetryAttempts = int.MaxValue,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = FirstPause,
                    MaxDelay = LongestPause,
                }
            )
            .Build();
}
