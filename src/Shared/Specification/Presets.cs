namespace GearSweep.Shared.Specification;

/// <summary>
/// The specifications of <c>sweeps/</c>, which are part of the program so that pages and command line find them
/// anywhere.
/// </summary>
public static class Presets
{
    private const string Prefix = "sweeps/";
    private const string Extension = ".yaml";

    /// <summary>All presets: the quick start first, the rest by name.</summary>
    public static IReadOnlyList<Preset> All { get; } = Load();

    /// <summary>Finds a preset by its name; <see langword="null"/> when there is none.</summary>
    public static Preset? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    private static List<Preset> Load()
    {
        var assembly = typeof(Presets).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(n =>
                    n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Extension, StringComparison.Ordinal)
                )
                .Select(n => new Preset(n[Prefix.Length..^Extension.Length], Read(n)))
                .OrderBy(p => p.Name != "quickstart")
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];

        string Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return reader.ReadToEnd();
        }
    }
}
