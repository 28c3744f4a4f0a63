namespace GearSweep.Shared.Text;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain ä 기어 🦷", "plain ä 기어 🦷")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("a\u202eb\u200bc", "a\\u202Eb\\u200Bc")]
    [InlineData("line\nline\u2028", "line\\u000Aline\\u2028")]
    public void What_a_terminal_would_obey_or_nobody_would_see_is_written_out(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_written_out() => Assert.Equal("half \\uD83E.", VisibleText.Of("half " + (char)0xD83E + "."));

    [Fact]
    public void A_text_of_several_lines_keeps_them() => Assert.Equal("a\nb\\u0007\n", VisibleText.OfLines("a\r\nb\a\n"));
}
