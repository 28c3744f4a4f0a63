using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Web;

/// <summary>
/// What a request gets that no endpoint has answered: a problem document with one sentence, and on an unknown page's
/// address the page that says so. No answer names an exception: the log does.
/// </summary>
internal static class ErrorAnswers
{
    /// <summary>Added before everything that may fail.</summary>
    public static void UseErrorAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = FailedAsync,
                StatusCodeSelector = StatusOf,
                AllowStatusCode404Response = true,
            }
        );
        app.UseWhen(IsForAPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        app.UseWhen(
            context => !IsForAPage(context),
            others => others.UseStatusCodePages(status => For(status.HttpContext).ExecuteAsync(status.HttpContext))
        );
    }

    /// <summary>The sentence for a status that has none yet.</summary>
    public static ProblemHttpResult For(HttpContext context)
    {
        var (request, status) = (context.Request, context.Response.StatusCode);
        var path = Problems.Shown(request.Path.Value);
        var (title, detail) = status switch
        {
            StatusCodes.Status400BadRequest => ("Bad request", "The request cannot be read."),
            StatusCodes.Status403Forbidden => ("Forbidden", "The request is refused."),
            StatusCodes.Status404NotFound => ("Not found", $"There is nothing at {path}."),
            StatusCodes.Status405MethodNotAllowed => (
                "Method not allowed",
                $"{Problems.Shown(request.Method)} means nothing at {path}: expected {context.Response.Headers.Allow}."
            ),
            StatusCodes.Status408RequestTimeout => ("Too slow", "The request did not arrive in time."),
            StatusCodes.Status413PayloadTooLarge => ("Too large", WebLimits.BodySentence),
            StatusCodes.Status415UnsupportedMediaType => (
                "Wrong content type",
                $"The content type is '{Problems.Shown(request.ContentType)}', which is not read here."
            ),
            StatusCodes.Status500InternalServerError => (
                "Error",
                "GearSweep met an error of its own: its log says which."
            ),
            StatusCodes.Status503ServiceUnavailable => (
                "Unavailable",
                "This cannot be answered now: ask again in a moment."
            ),
            _ => (
                "Refused",
                string.Create(CultureInfo.InvariantCulture, $"The request is refused with status {status}.")
            ),
        };
        return Problems.For(status, title, detail);
    }

    /// <summary>Whether a person looks at the answer. All else keeps its status and its body.</summary>
    public static bool IsForAPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    private static Task FailedAsync(HttpContext context) => For(context).ExecuteAsync(context);

    private static int StatusOf(Exception error) =>
        error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
}
