using GearSweep.Dashboard.Web;

namespace GearSweep.Dashboard.Api;

/// <summary>
/// Answers every other method than those that are mapped, with the list of those. Routing's own answer would count the
/// methods of files, which may be anywhere.
/// </summary>
internal static class WrongMethods
{
    /// <summary>Maps the answers for all that a group has so far.</summary>
    public static void Map(IEndpointRouteBuilder group)
    {
        var paths = group
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .GroupBy(
                endpoint => endpoint.RoutePattern.RawText!,
                endpoint => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
            );
        foreach (var path in paths.ToList())
        {
            var allowed = string.Join(", ", path.SelectMany(methods => methods).Distinct().Order());
            group.Map(
                path.Key,
                (HttpContext context) =>
                {
                    (context.Response.StatusCode, context.Response.Headers.Allow) = (
                        StatusCodes.Status405MethodNotAllowed,
                        allowed
                    );
                    return ErrorAnswers.For(context);
                }
            );
        }
    }
}
