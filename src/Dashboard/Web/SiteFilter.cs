namespace GearSweep.Dashboard.Web;

/// <summary>
/// Refuses what a foreign web page makes a browser send. Only requests that change something, and the pages' own
/// connection, are looked at: a browser states
/// <c>Sec-Fetch-Site</c> or <c>Origin</c> with each of them, and no script can forge either; a request with neither
/// comes from no browser.
/// </summary>
/// <remarks>
/// The check is Filippo Valsorda's ("Cross-Site Request Forgery", 2025), as in Go's <c>http.CrossOriginProtection</c>.
/// </remarks>
internal sealed class SiteFilter(RequestDelegate next, HostNames names)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return
            !IsLookedAt(context)
            || IsAllowed(request.Headers["Sec-Fetch-Site"], request.Headers.Origin, request.Host.Value, names)
            ? next(context)
            : Problems
                .For(StatusCodes.Status403Forbidden, "Cross-site request refused", Sentence(request))
                .ExecuteAsync(context);
    }

    /// <summary>Whether a request may go on.</summary>
    /// <param name="fetchSite"><c>Sec-Fetch-Site</c>, if there is one.</param>
    /// <param name="origin"><c>Origin</c>, if there is one.</param>
    /// <param name="host"><c>Host</c>.</param>
    /// <param name="names">The names that somebody has added: a proxy before the dashboard may have replaced the host,
    /// and its pages are the dashboard's.</param>
    public static bool IsAllowed(string? fetchSite, string? origin, string? host, HostNames names)
    {
        if (!string.IsNullOrEmpty(fetchSite))
            return fetchSite is "same-origin" or "none";
        if (string.IsNullOrEmpty(origin))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && (
                string.Equals(page.Authority, host, StringComparison.OrdinalIgnoreCase) || names.IsConfigured(page.Host)
            );
    }

    private static bool IsLookedAt(HttpContext context)
    {
        var method = context.Request.Method;
        return !(HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
            || context.WebSockets.IsWebSocketRequest
            || context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);
    }

    private static string Sentence(HttpRequest request) =>
        $"The request comes from a page of {Problems.Shown(request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : "another site")}: "
        + $"expected one of {Problems.Shown(request.Host.Value)}, or of a name that the setting {HostNames.Key} has.";
}
