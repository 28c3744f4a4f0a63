namespace GearSweep.Shared.Specification.Yaml;

/// <summary>A mapping; keys may be there more than once.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Entries">Keys and values in the order written.</param>
internal sealed record YamlMap(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";
}
