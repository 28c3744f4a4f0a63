using GearSweep.Shared.Cluster;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// For supervisors: <c>/health/live</c> says that the process answers, <c>/health/ready</c> that it takes part in its cluster (<see cref="Readiness"/>).
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder health)
    {
        health.MapRead("/live", () => TypedResults.Text("live"));
        health.MapRead("/ready", ReadyAsync);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> ReadyAsync(Readiness readiness, CancellationToken cancellation) =>
        await readiness.ObstacleAsync(cancellation) is { } obstacle
            ? Problems.Of(StatusCodes.Status503ServiceUnavailable, "Not ready", obstacle)
            : TypedResults.Text("ready");
}
