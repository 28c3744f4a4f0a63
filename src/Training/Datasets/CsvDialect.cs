using System.Text;
using System.Text.Unicode;

namespace GearSweep.Training.Datasets;

/// <summary>How a file is written, told by its first bytes: what parts its columns, and its encoding.</summary>
/// <param name="Separator">What parts the columns.</param>
/// <param name="Encoding">The encoding of a file that is neither UTF-8 nor marked; otherwise
/// <see langword="null"/>.</param>
/// <param name="Marked">What its byte order mark says it is written in; <see langword="null"/> without one.</param>
/// <param name="HasSeparatorLine">Whether the first line is Excel's <c>sep=;</c> and no header.</param>
internal sealed record CsvDialect(char Separator, Encoding? Encoding, Encoding? Marked, bool HasSeparatorLine)
{
    private const int Head = 64 * 1024;
    private const int Windows1252 = 1252;

    // Of two as frequent the earlier one is taken.
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>How it was read, where that is not as usual.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Separator != ',')
                yield return $"The columns are separated by {(Separator == '\t' ? "tabs" : $"'{Separator}'")}.";
            if (Marked is UnicodeEncoding)
                yield return "The file was read as UTF-16.";
            if (Encoding is not null)
                yield return "The file is no UTF-8 and was read as Windows-1252.";
        }
    }

    /// <summary>Looks at the first bytes and goes back to the start.</summary>
    public static CsvDialect From(Stream stream)
    {
        var buffer = new byte[Head];
        var head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, Head, throwOnEndOfStream: false));
        stream.Position = 0;
        var marked = MarkOf(head);
        var encoding =
            marked is null && !IsUtf8(head) ? CodePagesEncodingProvider.Instance.GetEncoding(Windows1252) : null;
        var text = (marked ?? encoding ?? Encoding.UTF8).GetString(head).TrimStart('\uFEFF', '\r', '\n');
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && text[5] is '\r' or '\n')
        {
            return new CsvDialect(text[4], encoding, marked, HasSeparatorLine: true);
        }

        return new CsvDialect(
            Separators.MaxBy(separator => Fields(text, separator)),
            encoding,
            marked,
            HasSeparatorLine: false
        );
    }

    /// <summary>The separators of the first line that stand outside quotes.</summary>
    private static int Fields(string text, char separator)
    {
        var count = 0;
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (!quoted && letter is '\r' or '\n')
                break;
            else if (!quoted && letter == separator)
                count++;
        }

        return count;
    }

    private static Encoding? MarkOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? Encoding.BigEndianUnicode
        : head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Encoding.UTF8
        : null;

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        // The end may cut a character in two.
        for (var cut = 0; cut < 4 && cut <= head.Length; cut++)
        {
            if (Utf8.IsValid(head[..^cut]))
                return cut == 0 || head.Length == Head;
        }

        return false;
    }
}
