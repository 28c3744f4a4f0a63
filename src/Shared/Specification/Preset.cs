namespace GearSweep.Shared.Specification;

/// <summary>A ready specification.</summary>
/// <param name="Name">Name of its file in <c>sweeps/</c>, without the extension.</param>
/// <param name="Yaml">Its text.</param>
public sealed record Preset(string Name, string Yaml)
{
    /// <summary>What it is for: the text's first line, which is a comment.</summary>
    public string Purpose => Yaml.Split('\n', 2)[0].TrimStart('#', ' ').TrimEnd();
}
