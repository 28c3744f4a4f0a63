using Polly;
using Polly.Retry;

namespace GearSweep.Silo.Retry;

/// <summary>Tries again at a steady pace, for what may only be late.</summary>
public static class FixedDelayRetry
{
    /// <summary>Makes a pipeline that goes on until it succeeds, or would fail later than a time from now.</summary>
    /// <param name="timeout">How long from now.</param>
    /// <param name="pause">Between two tries.</param>
    /// <param name="isLate">Whether a failure may pass by itself.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onFailure">Called before each pause, with the failure and whether it is the first.</param>
    public static ResiliencePipeline For(
        TimeSpan timeout,
        TimeSpan pause,
        Func<Exception, bool> isLate,
        TimeProvider time,
        Func<Exception, bool, ValueTask>? onFailure = null
    )
    {
        ArgumentNullException.ThrowIfNull(time);
        var began = time.GetTimestamp();
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(error =>
                        isLate(error) && time.GetElapsedTime(began) + pause <= timeout
                    ),
                    MaxRetryAttempts = int.MaxValue,
                    Delay = pause,
                    OnRetry = args =>
                        onFailure?.Invoke(args.Outcome.Exception!, args.AttemptNumber == 0) ?? ValueTask.CompletedTask,
                }
            )
            .Build();
    }
}
