using GearSweep.Dashboard.Web;
using GearSweep.Shared.Health;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// For supervisors: <c>/health/live</c> says that the process answers, <c>/health/ready</c> that it takes part in its
/// cluster (<see cref="Readiness"/>).
/// </summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder health)
    {
        Map("/live", _ => false, "live");
        Map("/ready", _ => true, "ready");

        void Map(string path, Func<HealthCheckRegistration, bool> checks, string word) =>
            health
                .MapHealthChecks(
                    path,
                    new HealthCheckOptions
                    {
                        Predicate = checks,
                        ResponseWriter = (context, report) => AnswerAsync(context, report, word),
                    }
                )
                .WithMetadata(ReadRoutes.Methods);
    }

    private static Task AnswerAsync(HttpContext context, HealthReport report, string word)
    {
        var obstacle = report.Entries.Values.FirstOrDefault(check => check.Status != HealthStatus.Healthy).Description;
        IResult answer = obstacle is null
            ? TypedResults.Text(word)
            : Problems.For(context.Response.StatusCode, "Not ready", obstacle);
        return answer.ExecuteAsync(context);
    }
}
