using System.Text;
using Microsoft.AspNetCore.Routing;

namespace GearSweep.Dashboard.Tests.Api;

/// <summary>A good request to an endpoint, from which a test makes bad ones.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, with values for its parameters.</param>
/// <param name="Pattern">The path as it is mapped.</param>
internal sealed record EndpointCall(string Method, string Path, string Pattern)
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["sweep"] = "1",
        ["trial"] = "0",
        ["name"] = "no_fault",
        ["silo"] = "s1",
        ["slots"] = "2",
    };

    /// <summary>Whether it only looks.</summary>
    public bool IsRead => Method is "GET" or "HEAD";

    /// <summary>The calls of everything that is mapped for programs, each with all of its methods.</summary>
    public static IReadOnlyList<EndpointCall> Of(IEnumerable<RouteEndpoint> endpoints) =>
        [
            .. endpoints
                .Select(e => (Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/'), Endpoint: e))
                .Where(e =>
                    e.Pattern.StartsWith("/api", StringComparison.Ordinal)
                    || e.Pattern.StartsWith("/health", StringComparison.Ordinal)
                )
                .SelectMany(e =>
                    (e.Endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(
                        method => new EndpointCall(method, PathOf(e.Endpoint), e.Pattern)
                    )
                ),
        ];

    /// <summary>The request, to the path or another one.</summary>
    public HttpRequestMessage Request(string? path = null, string? method = null) =>
        new(new HttpMethod(method ?? Method), path ?? Path) { Content = Body() };

    public override string ToString() => $"{Method} {Pattern}";

    private static string PathOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => Values[
                                parameter.Name
                            ],
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                            var other => throw new NotSupportedException(
                                $"{endpoint.RoutePattern.RawText} has a part {other}"
                            ),
                        }
                    )
                )
            )
        );

    private StringContent? Body() =>
        (Method, Pattern) switch
        {
            ("PUT", _) => new StringContent("""{ "priority": 0, "weight": 1 }""", Encoding.UTF8, "application/json"),
            ("POST", "/api/sweeps" or "/api/sweeps/preview") => new StringContent(
                "name: mine",
                Encoding.UTF8,
                "application/yaml"
            ),
            _ => null,
        };
}
