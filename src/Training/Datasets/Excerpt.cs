using System.Text;

namespace GearSweep.Training.Datasets;

/// <summary>Text of a file as messages quote it: short, on one line, nothing invisible.</summary>
internal static class Excerpt
{
    private const int Longest = 40;
    private const int MostNames = 20;

    /// <summary>The text in single quotes.</summary>
    public static string Of(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            quoted.Append(char.IsControl(letter) || letter == '\uFFFD' ? '?' : letter);
        }

        return quoted.Append(text.Length > Longest ? "…'" : "'").ToString();
    }

    /// <summary>Several texts, with commas.</summary>
    public static string OfAll(IReadOnlyCollection<string> texts) => texts.Count == 0
        ? "none"
        : string.Join(", ", texts.Take(MostNames).Select(Of)) + (texts.Count > MostNames ? ", …" : "");
}
