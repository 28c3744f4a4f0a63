namespace GearSweep.Shared.Text;

public sealed class ComposedTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Zahnra\u0308der", "Zahnr\u00E4der")]
    [InlineData("Zahnr\u00E4der", "Zahnr\u00E4der")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData("\u212B", "\u00C5")] // The angstrom sign.
    [InlineData("A\u0302\u0301", "\u1EA4")] // Two marks, one letter.
    [InlineData("q\u0307\u0323", "q\u0323\u0307")] // Marks below come before marks above.
    [InlineData("a\u0323\u0308", "\u1EA1\u0308")]
    [InlineData("a\u0304\u0308", "\u0101\u0308")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")] // Hangul.
    [InlineData("\u0915\u093C", "\u0915\u093C")] // Excluded from composition.
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\uD834\uDD5E", "\uD834\uDD57\uD834\uDD65")]
    public void Text_is_composed_as_Unicode_says(string text, string composed)
    {
        Assert.Equal(composed, ComposedText.For(text));
        Assert.Equal(composed, ComposedText.For(composed));
    }
}
