namespace GearSweep.Shared.Specification;

/// <summary>A key of the YAML text.</summary>
/// <param name="Path">Its path, e.g. <c>split.rows</c>.</param>
/// <param name="Type">What its value is.</param>
/// <param name="Default">The value where the key is left out; <see langword="null"/> when it must be there.</param>
/// <param name="Range">Which values are accepted.</param>
/// <param name="Meaning">One sentence.</param>
public sealed record SpecKey(string Path, string Type, string? Default, string Range, string Meaning);
