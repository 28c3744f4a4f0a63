using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace GearSweep.Grains.Slots;

/// <summary>Asks an attempt's head until there is an answer: it may be away for a while.</summary>
internal sealed class HeadRetry(TrialAssignment assignment, TimeProvider time, ILogger logger)
{
    /// <summary>How long the head may be away.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether an error is the head's answer, which would be the same again: what was asked for is not there, or what
    /// was told is refused. Other errors may be those of a cluster that has no head just now, an argument that is not
    /// valid among them: no silo has the grain that it names.
    /// </summary>
    public static bool IsAnswer(Exception error) => error is KeyNotFoundException or InvalidDataException;

    /// <summary>
    /// Asks the head until it answers. Gives up when it has been away for longer than <see cref="Timeout"/>. Once the
    /// silo stops the head is asked one last time: what is handed back then has to be told.
    /// </summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions
                {
                    ShouldHandle = new PredicateBuilder().Handle<Exception>(error =>
                        error is not OutOfMemoryException && !IsAnswer(error) && time.GetElapsedTime(began) < Timeout
                    ),
                    MaxRetryAttempts = int.MaxValue,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = FirstWait,
                    MaxDelay = LongestWait,
                    OnRetry = next =>
                    {
                        logger.LogUnanswered(assignment, next.Outcome.Exception!.Message, next.RetryDelay);
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
        try
        {
            return await pipeline.ExecuteAsync(async _ => await ask(), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return await ask();
        }
    }
}
