using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Web;

/// <summary>
/// Refuses requests to the API that no reader of text would take: control characters in the address, and bodies beyond
/// all bounds.
/// </summary>
internal sealed class RequestFilter(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && Problem(context.Request) is { } problem
            ? problem.ExecuteAsync(context)
            : next(context);

    private static ProblemHttpResult? Problem(HttpRequest request)
    {
        if (IsRefused(request.Path.Value))
            return Unreadable("The path");
        if (request.Query.Any(entry => IsRefused(entry.Key) || entry.Value.Any(IsRefused)))
            return Unreadable("The query");
        return request.ContentLength > WebLimits.MaxBody ? Problems.TooLarge(WebLimits.BodySentence) : null;
    }

    private static ProblemHttpResult Unreadable(string what) =>
        Problems.For(
            StatusCodes.Status400BadRequest,
            "Bad request",
            $"{what} has a control character, or a character that is not UTF-8: expected text."
        );

    private static bool IsRefused(string? text) =>
        text?.Any(letter => char.IsControl(letter) || letter is '\uFFFD') ?? false;
}
