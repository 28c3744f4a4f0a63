namespace GearSweep.Shared.Specification.Yaml;

/// <summary>A list.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Items">Its items.</param>
internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
