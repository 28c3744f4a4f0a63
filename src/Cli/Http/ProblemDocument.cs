using GearSweep.Shared.Specification;

namespace GearSweep.Cli.Http;

/// <summary>The API's errors (RFC 9457).</summary>
/// <param name="Title">What kind of error it is.</param>
/// <param name="Detail">What happened, in sentences.</param>
/// <param name="Errors">Everything that is wrong with what was sent, if it can be said line by line.</param>
internal sealed record ProblemDocument(string? Title, string? Detail, IReadOnlyList<SpecError>? Errors = null);
