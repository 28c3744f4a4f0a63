namespace GearSweep.Dashboard.Web;

/// <summary>Routes that only look.</summary>
internal static class ReadRoutes
{
    /// <summary>Of a route that answers GET, and HEAD with the same status and headers.</summary>
    public static readonly HttpMethodMetadata Methods = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Answers GET, and HEAD with the same status and headers.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Methods.HttpMethods, handler);
}
