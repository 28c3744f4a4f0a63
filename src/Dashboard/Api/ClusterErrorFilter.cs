namespace GearSweep.Dashboard.Api;

/// <summary>Answers for a cluster that does not answer or cannot store, and for names that it does not know.</summary>
internal sealed class ClusterErrorFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (KeyNotFoundException unknown)
        {
            return Problems.NotFound(unknown.Message);
        }
        catch (Exception e) when (e is TimeoutException or OrleansException)
        {
            var asked = HttpMethods.IsGet(context.HttpContext.Request.Method) ? "" : " It may yet be done: look before you ask again.";
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The cluster cannot do this now", e.Message + asked);
        }
    }
}
