using System.Text;
using GearSweep.Dashboard.Formatting;

namespace GearSweep.Dashboard.Tests.Formatting;

public sealed class ShownTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("Zahnrad Ø 5 · 齿轮 · שן", "Zahnrad Ø 5 · 齿轮 · שן")]
    [InlineData("two\nlines\tand a tab", "two lines and a tab")]
    [InlineData("a\u202Egpj.exe", "a⟨U+202E⟩gpj.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero⟨U+200B⟩width⟨U+FEFF⟩")]
    [InlineData("bell\u0007\u001b[31m\0", "bell⟨U+0007⟩⟨U+001B⟩[31m⟨U+0000⟩")]
    [InlineData("line\u2028end", "line⟨U+2028⟩end")]
    [InlineData("it says \uFFFD", "it says \uFFFD")]
    public void What_cannot_be_seen_is_made_visible_and_the_rest_stays(string? text, string shown) =>
        Assert.Equal(shown, Shown.Shorten(text));

    [Fact]
    public void Half_a_character_is_said_to_be_one() => Assert.Equal("a⟨U+D83D⟩b", Shown.Shorten("a\uD83Db"));

    [Theory]
    [InlineData("exactly", 7, "exactly")]
    [InlineData("one more", 7, "one mor…")]
    [InlineData("a😀b", 2, "a…")]
    [InlineData("a😀b", 3, "a😀…")]
    public void A_long_text_is_cut_between_characters_with_an_ellipsis(string text, int most, string shown) =>
        Assert.Equal(shown, Shown.Shorten(text, most));

    [Fact]
    public void A_megabyte_costs_no_more_than_its_beginning()
    {
        var shown = Shown.Shorten(new string('\u202E', 1_000_000));
        Assert.Equal(Shown.Name * "⟨U+202E⟩".Length + 1, shown.Length);
        Assert.True(Encoding.UTF8.GetByteCount(shown) < 2_000);
    }
}
