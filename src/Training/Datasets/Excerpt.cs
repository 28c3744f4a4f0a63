using System.Text;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>Text of a file as messages quote it: short, on one line, nothing invisible.</summary>
internal static class Excerpt
{
    private const int Longest = 40;
    private const int MostNames = 20;

    /// <summary>The text in single quotes.</summary>
    public static string For(string text) =>
        text.Length <= Longest ? $"'{Clean(text)}'" : $"'{Clean(text[..Longest])}…'";

    /// <summary>A text on one line, with a question mark for what cannot be seen, moves the text or was lost.</summary>
    public static string Clean(string text)
    {
        if (text.EnumerateRunes().All(IsShown))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(
                IsShown(rune) ? rune.ToString()
                : rune.Value == '\n' ? " "
                : "?"
            );
        return clean.ToString();
    }

    private static bool IsShown(Rune rune) => !DatasetName.IsInvisible(rune) && rune != Rune.ReplacementChar;

    /// <summary>Several texts, with commas.</summary>
    public static string OfAll(IReadOnlyCollection<string> texts) =>
        texts.Count == 0
            ? "none"
            : string.Join(", ", texts.Take(MostNames).Select(For)) + (texts.Count > MostNames ? ", …" : "");
}
