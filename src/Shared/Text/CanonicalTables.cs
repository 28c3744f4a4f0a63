using System.Globalization;

namespace GearSweep.Shared.Text;

/// <summary>
/// Unicode's canonical decompositions, compositions and combining classes, from the text file in the assembly.
/// </summary>
internal sealed class CanonicalTables
{
    private const string Resource = "canonical.txt";

    private readonly Dictionary<int, int> _classes = [];

    /// <summary>What a character is made of, one step: one or two others.</summary>
    public Dictionary<int, int[]> Parts { get; } = [];

    /// <summary>The character that two others make.</summary>
    public Dictionary<(int First, int Second), int> Composed { get; } = [];

    /// <summary>The combining class; 0 of a character that stands for itself.</summary>
    public int ClassOf(int rune) => _classes.GetValueOrDefault(rune);

    /// <summary>Reads the file.</summary>
    public static CanonicalTables Load()
    {
        var tables = new CanonicalTables();
        using var lines = new StreamReader(typeof(CanonicalTables).Assembly.GetManifestResourceStream(Resource)!);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line.Split(':') is [var range, var ownClass])
                tables.AddClass(range.Split('-'), Hex(ownClass));
            else
                tables.AddParts(line);
        }

        return tables;
    }

    private void AddClass(string[] range, int ownClass)
    {
        for (var rune = Hex(range[0]); rune <= Hex(range[1]); rune++)
            _classes[rune] = ownClass;
    }

    private void AddParts(string line)
    {
        var at = line.IndexOfAny(['=', '>']);
        var rune = Hex(line[..at]);
        var parts = Array.ConvertAll(line[(at + 1)..].Split(' '), Hex);
        Parts[rune] = parts;
        if (line[at] == '=')
            Composed[(parts[0], parts[1])] = rune;
    }

    private static int Hex(string text) =>
        int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
