namespace GearSweep.Shared.Specification.Yaml;

/// <summary>
/// The text form of a specification: YAML whose words follow W&amp;B's sweep files where they have one
/// (<c>docs/specification.md</c>).
/// </summary>
public static class SpecYaml
{
    /// <summary>
    /// Reads a specification and checks everything that can be checked without its dataset (<see cref="SpecValidator"/>
    /// does the rest). Never throws for what the text says; bounded in time and memory.
    /// </summary>
    /// <param name="yaml">The text, at most <see cref="SpecLimits.Characters"/> characters.</param>
    /// <returns>The specification, or every error with its line and key.</returns>
    public static SpecResult Parse(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var log = new SpecDiagnostics();
        var spec = YamlTree.Load(yaml, log) is { } root ? SpecReader.Read(root, log) : null;
        var read = log.ToResult(spec);
        return read.With(SpecValidator.CheckSpace(read));
    }

    /// <summary>
    /// The canonical text: keys in the documented order, those at their default left out. <c>Parse(Write(spec))</c> is
    /// <paramref name="spec"/> again, provided that the specification is valid and that a split with train rows has the
    /// default train fraction (the text says one or the other).
    /// </summary>
    public static string Write(SweepSpec spec) => SpecWriter.Write(spec);
}
