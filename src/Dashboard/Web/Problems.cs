using GearSweep.Shared.Specification;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GearSweep.Dashboard.Web;

/// <summary>The API's errors as problem documents.</summary>
internal static class Problems
{
    private const int LongestEcho = 100;

    public static ProblemHttpResult NotFound(string detail) => For(StatusCodes.Status404NotFound, "Not found", detail);

    public static ProblemHttpResult NoSweep(int sweep) => NotFound($"There is no sweep {sweep}.");

    public static ProblemHttpResult NoTrial(int sweep, int trial) =>
        NotFound($"There is no trial {trial} in sweep {sweep}.");

    public static ProblemHttpResult WrongType(HttpRequest request, string expected) =>
        For(
            StatusCodes.Status415UnsupportedMediaType,
            "Wrong content type",
            $"The content type is '{Shown(request.ContentType)}': expected {expected}."
        );

    public static ProblemHttpResult TooLarge(string sentence) =>
        For(StatusCodes.Status413PayloadTooLarge, "Too large", sentence);

    public static ProblemHttpResult Refused(IReadOnlyList<SpecError> errors, string title) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: title,
            detail: string.Join(" ", errors.Select(Sentence)),
            extensions: new Dictionary<string, object?> { ["errors"] = errors }
        );

    public static ProblemHttpResult For(int status, string title, string detail) =>
        TypedResults.Problem(statusCode: status, title: title, detail: detail);

    private static string Sentence(SpecError error) => $"{error}" is var text && text.EndsWith('?') ? text : $"{text}.";

    /// <summary>What somebody sent, short enough for a message.</summary>
    public static string Shown(string? text) =>
        text is null ? ""
        : text.Length <= LongestEcho ? text
        : $"{text[..LongestEcho]}…";
}
