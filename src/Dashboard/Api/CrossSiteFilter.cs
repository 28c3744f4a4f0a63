namespace GearSweep.Dashboard.Api;

/// <summary>
/// Refuses what a foreign web page makes a browser send. Only requests that change something are looked at: a browser states
/// <c>Sec-Fetch-Site</c> or <c>Origin</c> with each of them, and no script can forge either; a request with neither comes from no browser.
/// </summary>
/// <remarks>The check is Filippo Valsorda's ("Cross-Site Request Forgery", 2025), as in Go's <c>http.CrossOriginProtection</c>.</remarks>
internal sealed class CrossSiteFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        return IsAllowed(request.Method, request.Headers["Sec-Fetch-Site"], request.Headers.Origin, request.Host.Value)
            ? await next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, "Cross-site request refused", "The request comes from another site's page.");
    }

    /// <summary>Whether a request may go on.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="fetchSite"><c>Sec-Fetch-Site</c>, if there is one.</param>
    /// <param name="origin"><c>Origin</c>, if there is one.</param>
    /// <param name="host"><c>Host</c>.</param>
    public static bool IsAllowed(string method, string? fetchSite, string? origin, string? host)
    {
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method))
            return true;
        if (!string.IsNullOrEmpty(fetchSite))
            return fetchSite is "same-origin" or "none";
        if (string.IsNullOrEmpty(origin))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, host, StringComparison.OrdinalIgnoreCase);
    }
}
