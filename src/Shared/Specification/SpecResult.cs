namespace GearSweep.Shared.Specification;

/// <summary>A specification that was read, or all that is wrong with it.</summary>
/// <param name="Spec">The specification; <see langword="null"/> when there are errors.</param>
/// <param name="Errors">Every error, by line.</param>
/// <param name="Lines">The line of every key that the text has, by its path, e.g. <c>parameters.cell</c>: for errors found later.</param>
public sealed record SpecResult(SweepSpec? Spec, IReadOnlyList<SpecError> Errors, IReadOnlyDictionary<string, int> Lines);
