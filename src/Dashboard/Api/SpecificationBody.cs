using GearSweep.Dashboard.Web;
using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace GearSweep.Dashboard.Api;

/// <summary>A specification as the body of a request: YAML in UTF-8, 256 KiB at most.</summary>
internal static class SpecificationBody
{
    /// <summary>The most that is read, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    // The first is registered (RFC 9512); the others are what tools sent before.
    private static readonly string[] YamlTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

    /// <summary>Reads the text.</summary>
    /// <returns>The text, or why it is refused.</returns>
    public static async Task<(string? Yaml, ProblemHttpResult? Problem)> ReadAsync(
        HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !YamlTypes.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        )
            return (null, Problems.WrongType(request, YamlTypes[0]));
        if (await BodyBytes.ReadAsync(request, MaxBytes, cancellation) is not { } bytes)
            return (null, Problems.TooLarge($"A specification has {MaxBytes} bytes at most."));

        return SpecText.TryDecode(bytes.Span, out var yaml) is { } problem
            ? (null, Problems.For(StatusCodes.Status400BadRequest, "Not UTF-8", $"The body {problem}."))
            : (yaml, null);
    }
}
