using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>For supervisors: <c>/health/live</c> says that the process answers, <c>/health/ready</c> that its cluster does too.</summary>
internal static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live"));
        app.MapGet("/health/ready", ReadyAsync);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReadyAsync(IGrainFactory grains, CancellationToken cancellation)
    {
        try
        {
            await grains.Queue().ClusterAsync().WaitAsync(Patience, cancellation);
            return TypedResults.Text("ready");
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The cluster does not answer", e.Message);
        }
    }
}
