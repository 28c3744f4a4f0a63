using System.Text;

namespace GearSweep.Shared.Specification;

public sealed class SpecTextTests
{
    [Fact]
    public void Utf8_is_read_with_and_without_its_mark()
    {
        Assert.Null(SpecText.TryDecode("name: Gerät 🦷"u8, out var text));
        Assert.Equal("name: Gerät 🦷", text);
        Assert.Null(SpecText.TryDecode([0xEF, 0xBB, 0xBF, (byte)'a'], out text));
        Assert.Equal("a", text);
        Assert.Null(SpecText.TryDecode([], out text));
        Assert.Equal("", text);
    }

    [Fact]
    public void Other_bytes_are_refused_with_their_place_and_line()
    {
        Assert.Equal(
            "is not UTF-8 at byte 14, line 2: found 0xE4",
            SpecText.TryDecode(Encoding.Latin1.GetBytes("a: 1\nname: Ger\u00e4t\n"), out var text)
        );
        Assert.Equal("", text);
        Assert.Equal("is not UTF-8 at byte 1, line 1: found 0xF0", SpecText.TryDecode([(byte)'a', 0xF0, 0x9F], out _));
        Assert.Equal("is not UTF-8 at byte 0, line 1: found 0xED", SpecText.TryDecode([0xED, 0xA0, 0x80], out _));
    }

    [Fact]
    public void Utf16_and_utf32_are_refused_by_name()
    {
        Assert.StartsWith(
            "is UTF-16",
            SpecText.TryDecode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a: 1")], out _),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "is UTF-16",
            SpecText.TryDecode([.. Encoding.BigEndianUnicode.Preamble, 0, 65], out _),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "is UTF-32",
            SpecText.TryDecode([.. Encoding.UTF32.Preamble, 65, 0, 0, 0], out _),
            StringComparison.Ordinal
        );
    }
}
