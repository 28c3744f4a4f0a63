using System.Globalization;
using System.Text;

namespace GearSweep.Shared.Specification;

/// <summary>The bytes of a specification: UTF-8 and nothing else, wherever they come from.</summary>
public static class SpecText
{
    /// <summary>Bytes that are read at most.</summary>
    public const int MaxBytes = 4 * SpecLimits.Characters;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ([0, 0, 0xFE, 0xFF], "UTF-32"),
        ([0xFF, 0xFE], "UTF-16"),
        ([0xFE, 0xFF], "UTF-16"),
    ];

    /// <summary>Reads the text; a byte order mark of UTF-8 is left out.</summary>
    /// <param name="bytes">What was found.</param>
    /// <param name="text">The text; empty when it is refused.</param>
    /// <returns>Why it is refused, as the rest of a sentence; <see langword="null"/> when it is not.</returns>
    public static string? TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        foreach (var (mark, name) in Marks)
        {
            if (bytes.StartsWith(mark))
                return $"is {name} (by its byte order mark); UTF-8 is expected";
        }

        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        for (var rest = bytes; !rest.IsEmpty; )
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                var at = bytes.Length - rest.Length;
                var line = bytes[..at].Count((byte)'\n') + 1;
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"is not UTF-8 at byte {at}, line {line}: found 0x{rest[0]:X2}"
                );
            }

            rest = rest[length..];
        }

        text = Encoding.UTF8.GetString(bytes);
        return null;
    }
}
