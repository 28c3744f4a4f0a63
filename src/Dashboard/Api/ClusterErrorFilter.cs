using System.Globalization;
using GearSweep.Dashboard.Web;
using GearSweep.Shared.Cluster;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// Answers for a cluster that does not answer or cannot store, and for names that it does not know. Nothing waits for
/// longer than <see cref="ClusterTrouble.Timeout"/>.
/// </summary>
internal sealed class ClusterErrorFilter(TimeProvider time) : IEndpointFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context).AsTask().WaitAsync(ClusterTrouble.Timeout, time, http.RequestAborted);
        }
        catch (KeyNotFoundException unknown)
        {
            return Problems.NotFound(unknown.Message);
        }
        catch (Exception error) when (ClusterTrouble.Sentence(error) is { } sentence)
        {
            http.Response.Headers.RetryAfter = Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            var asked =
                HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
                    ? ""
                    : " It may yet be done: look before you ask again.";
            return Problems.For(
                StatusCodes.Status503ServiceUnavailable,
                "The cluster cannot do this now",
                sentence + asked
            );
        }
    }
}
