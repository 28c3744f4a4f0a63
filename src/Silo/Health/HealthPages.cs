using GearSweep.Shared.Cluster;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GearSweep.Silo.Health;

/// <summary>
/// <c>/health/live</c>: 200 for as long as the process answers. <c>/health/ready</c>: 200 when the silo takes part, else 503 and the reason in one
/// line. Nothing else, so there is nothing to protect but the words.
/// </summary>
internal sealed class HealthPages(Readiness readiness) : IHttpApplication<HttpContext>
{
    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public Task ProcessRequestAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method)) return AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET is answered here");
        return context.Request.Path.Value switch
        {
            "/health/live" => AnswerAsync(context, StatusCodes.Status200OK, "live"),
            "/health/ready" => ReadyAsync(context),
            _ => AnswerAsync(context, StatusCodes.Status404NotFound, "/health/live and /health/ready are all that there is"),
        };
    }

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private async Task ReadyAsync(HttpContext context)
    {
        var obstacle = await readiness.ObstacleAsync(context.RequestAborted);
        await AnswerAsync(context, obstacle is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, obstacle ?? "ready");
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
