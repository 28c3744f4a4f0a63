namespace GearSweep.Training.Datasets;

/// <summary>Recognises files that are no CSV by their first bytes, so that the message can say what they are.</summary>
internal static class FileKind
{
    private const int Head = 4_096;

    /// <summary>Looks at the first bytes and goes back to the start.</summary>
    /// <exception cref="DatasetException">The file is empty or of another kind.</exception>
    public static void ThrowUnlessText(string file, Stream stream)
    {
        Span<byte> buffer = stackalloc byte[Head];
        var head = buffer[..stream.ReadAtLeast(buffer, Head, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.IsEmpty)
            throw new DatasetException(file, 0, null, "the file is empty, expected a header and rows");
        if (IsUtf32(head))
            throw new DatasetException(file, 0, null, "found text in UTF-32, expected UTF-8; save the file as UTF-8");
        if (NameOf(head) is { } kind)
            throw new DatasetException(file, 0, null, $"found {kind}, expected comma-separated text");
    }

    /// <summary>Its mark begins with that of UTF-16, but no text begins with a zero.</summary>
    private static bool IsUtf32(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])
        || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]);

    /// <summary>What the bytes are if they are no CSV; <see langword="null"/> if they may be.</summary>
    internal static string? NameOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
            return "a ZIP archive (or a spreadsheet)";
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            return "a gzip file";
        if (head.StartsWith("PAR1"u8))
            return "a Parquet file";
        if (head.StartsWith("%PDF"u8))
            return "a PDF file";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return "an old Excel workbook";
        var utf16 =
            head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (!utf16 && head.Contains((byte)0))
            return "binary data";
        return head.TrimStart(" \t\r\n\uFEFF"u8) switch
        {
            [(byte)'{' or (byte)'[', ..] => "JSON",
            [(byte)'<', ..] => "XML or HTML",
            _ => null,
        };
    }
}
