using GearSweep.Dashboard.Web;
using GearSweep.Shared.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Access;

/// <summary>
/// <c>/access</c>: takes a token from a link or from its form, and leads to the pages without it in the address.
/// </summary>
internal static class AccessEndpoints
{
    /// <summary>The address.</summary>
    public const string Path = "/access";

    private const string Field = "token";

    /// <summary>Maps it; it is open to everybody.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        var access = app.MapGroup(Path)
            .AllowAnonymous()
            .RequireRateLimiting(RequestLanes.Access)
            .ExcludeFromDescription();
        access.MapRead("", (HttpContext context, AccessGate gate) => Take(context, gate, context.Request.Query[Field]));
        access.MapPost(
            "",
            async (HttpContext context, AccessGate gate) =>
                context.Request.HasFormContentType
                    ? Take(context, gate, (await context.Request.ReadFormAsync(context.RequestAborted))[Field])
                    : Problems.WrongType(context.Request, "application/x-www-form-urlencoded")
        );
    }

    /// <summary>The page with one field for a token.</summary>
    /// <param name="status">The answer's status.</param>
    /// <param name="isRefused">Whether a token was given that is not good.</param>
    public static RazorComponentResult<AccessPage> Page(int status, bool isRefused) =>
        new(new Dictionary<string, object?> { [nameof(AccessPage.IsRefused)] = isRefused }) { StatusCode = status };

    private static IResult Take(HttpContext context, AccessGate gate, string? token)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (context.User.Identity is { IsAuthenticated: true } && string.IsNullOrEmpty(token))
            return ToPages(context);
        if (string.IsNullOrWhiteSpace(token))
            return Page(StatusCodes.Status200OK, isRefused: false);
        token = token.Trim();
        if (gate.RoleOf(AccessToken.Hash(token)) is null)
        {
            // Where none is needed, an old link leads to the pages as well.
            return gate.IsNeeded is { IsCompletedSuccessfully: true, Result: false }
                ? ToPages(context)
                : Page(StatusCodes.Status401Unauthorized, isRefused: true);
        }

        AccessCookie.Set(context, token);
        return ToPages(context);
    }

    private static RedirectHttpResult ToPages(HttpContext context) =>
        TypedResults.Redirect($"{context.Request.PathBase}/");
}
