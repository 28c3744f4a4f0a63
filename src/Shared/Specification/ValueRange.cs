namespace GearSweep.Shared.Specification;

/// <summary>A range to draw from (<c>distribution:</c> with <c>min</c> and <c>max</c>).</summary>
/// <param name="Distribution">How values are drawn.</param>
/// <param name="Min">Least value.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Q">Step of <see cref="Specification.Distribution.QUniform"/>; otherwise <see langword="null"/>.</param>
public sealed record ValueRange(Distribution Distribution, double Min, double Max, double? Q = null) : ParameterDomain;
