using System.Globalization;

namespace GearSweep.Dashboard.Access;

/// <summary>The cookie with which a browser shows its token: no script reads it, and no other site has it sent.</summary>
internal static class AccessCookie
{
    private static readonly TimeSpan Age = TimeSpan.FromDays(30);

    /// <summary>Its name; browsers share cookies between the ports of a machine, and dashboards have tokens of their
    /// own.</summary>
    public static string NameFor(HttpRequest request) =>
        string.Create(CultureInfo.InvariantCulture, $"gearsweep-access-{request.Host.Port ?? 0}");

    /// <summary>Has a browser keep a token.</summary>
    public static void Set(HttpContext context, string token) =>
        context.Response.Cookies.Append(
            NameFor(context.Request),
            token,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Strict,
                MaxAge = Age,
                Path = "/",
                IsEssential = true,
            }
        );
}
