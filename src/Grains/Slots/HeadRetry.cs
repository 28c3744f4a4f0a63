using GearSweep.Shared.Trials;
using Microsoft.Extensions.Logging;

namespace GearSweep.Grains.Slots;

/// <summary>What an attempt asks its head, until there is an answer; <see cref="HeadRetryPolicy"/> is the rule.</summary>
internal sealed class HeadRetry(TrialAssignment assignment, TimeProvider time, ILogger logger)
{
    /// <summary>
    /// Asks the head until it answers: it may be away for a while. Gives up when it has been away for longer than
    /// <see cref="HeadRetryPolicy.Timeout"/>, or when nobody waits for the answer any more.
    /// </summary>
    public async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        for (var wait = HeadRetryPolicy.Wait(null); ; wait = HeadRetryPolicy.Wait(wait))
        {
            try
            {
                return await ask();
            }
            catch (Exception error)
                when (HeadRetryPolicy.IsWorthwhile(error, time.GetElapsedTime(began))
                    && !cancellation.IsCancellationRequested
                )
            {
                logger.LogUnanswered(assignment, error.Message, wait);
                await Task.Delay(wait, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
