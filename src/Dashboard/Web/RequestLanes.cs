using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace GearSweep.Dashboard.Web;

/// <summary>
/// How many requests that cost much are worked on at once, and how many wait; and how often a token may be shown. Each
/// kind has a lane: whoever launches waits for nobody who only looks.
/// </summary>
internal static class RequestLanes
{
    public const string Previews = "previews",
        Launches = "launches",
        Access = "access";

    /// <summary>The lanes; a request that finds its lane full is refused and may be sent again.</summary>
    public static void Apply(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddConcurrencyLimiter(
            Previews,
            lane =>
                (lane.PermitLimit, lane.QueueLimit, lane.QueueProcessingOrder) = (
                    1,
                    8,
                    QueueProcessingOrder.OldestFirst
                )
        );
        options.AddConcurrencyLimiter(
            Launches,
            lane =>
                (lane.PermitLimit, lane.QueueLimit, lane.QueueProcessingOrder) = (
                    2,
                    32,
                    QueueProcessingOrder.OldestFirst
                )
        );
        options.AddFixedWindowLimiter(
            Access,
            lane => (lane.PermitLimit, lane.Window, lane.QueueLimit) = (10, TimeSpan.FromSeconds(1), 32)
        );
        options.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "1";
            await Problems
                .For(
                    StatusCodes.Status429TooManyRequests,
                    "Too many at once",
                    "Too many such requests are being answered: ask again in a second."
                )
                .ExecuteAsync(rejected.HttpContext);
        };
    }
}
