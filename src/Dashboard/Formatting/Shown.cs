using System.Globalization;
using System.Text;

namespace GearSweep.Dashboard.Formatting;

/// <summary>
/// Text that people, files or machines gave, as a page may show it: on one line, cut where it is long, and with what
/// cannot be seen made visible, so that no name hides, reorders or widens what stands around it.
/// </summary>
public static class Shown
{
    /// <summary>Characters of a name that are shown.</summary>
    public const int Name = 120;

    /// <summary>Characters of a sentence that are shown: a message, a note, a description.</summary>
    public const int Sentence = 1_000;

    /// <summary>Writes the text for a page.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="most">Characters of it that are shown; an ellipsis stands for the rest.</param>
    /// <returns>
    /// The text, with a blank for each line break or tab and <c>⟨U+202E⟩</c> for each character that is not seen by
    /// itself (controls, directions, joiners of no width, halves of characters).
    /// </returns>
    public static string Shorten(string? text, int most = Name)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var shown = new StringBuilder(Math.Min(text.Length, most) + 1);
        var taken = 0;
        foreach (var rune in text.AsSpan(0, Math.Min(text.Length, most + 1)).EnumerateRunes())
        {
            if (taken + rune.Utf16SequenceLength > most)
                break;
            Append(shown, text, taken, rune);
            taken += rune.Utf16SequenceLength;
        }

        return taken < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>Whether <see cref="Shorten"/> leaves out a part.</summary>
    public static bool IsCut(string? text, int most = Name) => text?.Length > most;

    private static void Append(StringBuilder shown, string text, int at, Rune rune)
    {
        // Half a character enumerates as the replacement character.
        if (rune == Rune.ReplacementChar && text[at] != '\uFFFD')
            shown.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)text[at]:X4}⟩");
        else if (rune.Value is '\t' or '\n' or '\r')
            shown.Append(' ');
        else if (IsUnseen(rune))
            shown.Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
        else
            shown.Append(rune.ToString());
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;
}
