namespace GearSweep.Shared.Specification.Yaml;

/// <summary>A piece of YAML.</summary>
/// <param name="Line">Where it begins, from 1.</param>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, for a message.</summary>
    public abstract string Kind { get; }
}
