using System.Globalization;
using GearSweep.Dashboard.Charts;

namespace GearSweep.Dashboard.Tests.Charts;

public sealed class PaletteTests
{
    public static TheoryData<string> Colours { get; } =
    [.. Enumerable.Range(0, Palette.Count).Select(Palette.At), Palette.Truth, Palette.Model, Palette.ArStar];

    [Theory]
    [MemberData(nameof(Colours))]
    public void Every_colour_stands_out_three_to_one_on_the_light_and_on_the_dark_page(string colour)
    {
        Assert.InRange(Contrast(colour, "#ffffff"), 3, 21);
        Assert.InRange(Contrast(colour, "#12161b"), 3, 21);
    }

    [Fact]
    public void After_the_last_colour_they_come_again() => Assert.Equal(Palette.At(1), Palette.At(1 + Palette.Count));

    // WCAG 2.2, "contrast ratio".
    private static double Contrast(string one, string other)
    {
        double a = Luminance(one),
            b = Luminance(other);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }
}
