using System.Text.Json;

namespace GearSweep.Shared.Text;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("no_fault", "no_fault")]
    [InlineData("Zahnrad 2 · 25 °C – “größer” 歯車 🙂", "Zahnrad 2 · 25 °C – “größer” 歯車 🙂")]
    [InlineData("a\u001b[2Jb", "a\\u001b[2Jb")]
    [InlineData("a\u009b31mb\u007f", "a\\u009b31mb\\u007f")]
    [InlineData("one\r\ntwo\tthree", "one\\u000d\\u000atwo\\u0009three")]
    [InlineData("one\u0085two\u2028three", "one\\u0085two\\u2028three")]
    [InlineData("gear\u202etxt.exe\u2066", "gear\\u202etxt.exe\\u2066")]
    [InlineData("no\u200b_fault\ufeff", "no\\u200b_fault\\ufeff")]
    [InlineData("\u0000", "\\u0000")]
    public void What_steers_a_terminal_or_forges_a_line_is_escaped(string text, string expected) =>
        Assert.Equal(expected, Printable.Line(text));

    [Fact]
    public void A_text_keeps_its_lines_and_tabs() =>
        Assert.Equal(
            "one\ntwo\tthree\r\nfour\\u000dfive\\u001b",
            Printable.Text("one\ntwo\tthree\r\nfour\rfive\u001b")
        );

    [Fact]
    public void Json_reads_back_what_was_escaped_in_it()
    {
        const string Name = "a\u009b\u202eb";
        Assert.Equal(Name, JsonSerializer.Deserialize<string>(Printable.Text($"\"{Name}\"")));
    }

    [Fact]
    public void Every_character_of_the_first_256_is_itself_or_escaped()
    {
        for (var letter = '\0'; letter < 256; letter++)
            Assert.Equal(
                char.IsControl(letter) || letter == '\u00ad' ? $"\\u{(int)letter:x4}" : letter.ToString(),
                Printable.Line(letter.ToString())
            );
    }
}
