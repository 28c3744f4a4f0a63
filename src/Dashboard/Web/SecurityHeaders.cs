namespace GearSweep.Dashboard.Web;

/// <summary>
/// What every answer tells a browser to refuse: frames, foreign scripts, guesses at types, and the address in what it
/// tells others.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Everything comes from the dashboard itself, the pages' WebSocket included. Styles alone may stand in the page:
    /// MudBlazor writes its theme into a style element and places what it draws by style attributes, and ECharts does
    /// so with its tooltips. MudBlazor's own images are data.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Added first: errors have the headers too.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(Add, context.Response.Headers);
                return next(context);
            }
        );

    private static Task Add(object state)
    {
        var headers = (IHeaderDictionary)state;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Task.CompletedTask;
    }
}
