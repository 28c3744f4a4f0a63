namespace GearSweep.Shared.Specification;

/// <summary>One thing that is wrong with a specification.</summary>
/// <param name="Line">Line of the YAML text, from 1; 0 when the thing is nowhere in the text (a key that is missing,
/// say).</param>
/// <param name="Key">Where, as a path of keys, e.g. <c>parameters.hidden_size.values</c>; empty for the text as a
/// whole.</param>
/// <param name="Message">What was found and what was expected.</param>
[GenerateSerializer, Immutable]
public sealed record SpecError(int Line, string Key, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        (Line, Key) switch
        {
            (0, "") => Message,
            (0, _) => $"{Key}: {Message}",
            (_, "") => $"line {Line}: {Message}",
            _ => $"line {Line}, {Key}: {Message}",
        };
}
