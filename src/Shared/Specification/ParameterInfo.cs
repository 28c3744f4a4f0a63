namespace GearSweep.Shared.Specification;

/// <summary>What is known of a parameter before any sweep: its kind, its bounds, its default, and what it means.</summary>
/// <param name="Name">Name in specifications, e.g. <c>hidden_size</c>.</param>
/// <param name="Label">Name on pages, e.g. <c>Hidden size</c>.</param>
/// <param name="Kind">Whole number, real number or word.</param>
/// <param name="Min">Least value (included, or excluded when <paramref name="ExclusiveMin"/>).</param>
/// <param name="Max">Greatest value (included, or excluded when <paramref name="ExclusiveMax"/>).</param>
/// <param name="Default">The value where a specification says nothing.</param>
/// <param name="Description">One sentence.</param>
/// <param name="ExclusiveMin">Whether <paramref name="Min"/> itself is refused.</param>
/// <param name="ExclusiveMax">Whether <paramref name="Max"/> itself is refused.</param>
/// <param name="Words">The words of a <see cref="ParameterKind.Category"/>.</param>
public sealed record ParameterInfo(
    string Name,
    string Label,
    ParameterKind Kind,
    double Min,
    double Max,
    ParameterValue Default,
    string Description,
    bool ExclusiveMin = false,
    bool ExclusiveMax = false,
    IReadOnlyList<string>? Words = null);
