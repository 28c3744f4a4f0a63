using System.Buffers;
using System.Globalization;
using System.Text;

namespace GearSweep.Shared.Text;

/// <summary>
/// Text from outside (names, paths, messages of files and of other programs) made harmless for terminals and logs: what
/// would move the cursor, change colours, begin a line that nobody wrote or turn the order of letters around is written
/// as <c>\u</c> and four hexadecimal digits, which JSON reads back as it was.
/// </summary>
public static class Printable
{
    /// <summary>
    /// Control characters, separators of lines and paragraphs, marks that turn text around, and what has no width.
    /// </summary>
    private static readonly char[] Unsafe =
    [
        .. Range('\u0000', '\u001f'),
        .. Range('\u007f', '\u009f'),
        '\u00ad',
        '\u061c',
        .. Range('\u200b', '\u200f'),
        .. Range('\u2028', '\u202e'),
        .. Range('\u2060', '\u206f'),
        '\ufeff',
    ];

    private static readonly SearchValues<char> Harmful = SearchValues.Create(Unsafe);

    private static readonly SearchValues<char> HarmfulInText = SearchValues.Create([.. Unsafe.Except(['\n', '\t'])]);

    /// <summary>On one line: ends of lines and tabs are escaped too.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(text, Harmful) ?? text;
    }

    /// <summary>Keeps the ends of lines (<c>\n</c> and <c>\r\n</c>) and tabs.</summary>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(text, HarmfulInText) ?? text;
    }

    /// <summary>Whether <see cref="Text"/> would change something.</summary>
    public static bool IsHarmful(ReadOnlySpan<char> text) => text.ContainsAny(HarmfulInText);

    private static string? Escape(string text, SearchValues<char> harmful)
    {
        var at = text.AsSpan().IndexOfAny(harmful);
        if (at < 0)
            return null;
        var escaped = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        for (; at >= 0; at = rest.IndexOfAny(harmful))
        {
            escaped.Append(rest[..at]);
            // With its line feed it is the end of a line; alone it would write over the line.
            if (!harmful.Contains('\n') && rest[at..] is ['\r', '\n', ..])
                escaped.Append('\r');
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[at]:x4}");
            rest = rest[(at + 1)..];
        }

        return escaped.Append(rest).ToString();
    }

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
