using System.Globalization;
using System.Text;

namespace GearSweep.Shared.Text;

/// <summary>Text of others in a message: what a terminal would obey, or nobody would see, is written out.</summary>
public static class VisibleText
{
    /// <summary>The text with control, format (bidirectional, zero-width) and unpaired surrogate characters as <c>\u001B</c>.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.EnumerateRunes().Any(IsInvisible)) return text;
        var visible = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            if (isRune && !IsInvisible(rune))
            {
                visible.Append(rune);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
        }

        return visible.ToString();
    }

    /// <summary>The same, of a text of several lines: its lines stay.</summary>
    public static string OfLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Of));
    }

    // A half of a pair is enumerated as the replacement character.
    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
