namespace GearSweep.Shared.Specification.Yaml;

/// <summary>A key and its value.</summary>
/// <param name="Line">The key's line, from 1.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(int Line, string Key, YamlNode Value);
