using GearSweep.Dashboard.Formatting;

namespace GearSweep.Dashboard.Tests.Formatting;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0.03912, "0.0391")]
    [InlineData(0.09996, "0.100")]
    [InlineData(1, "1.00")]
    [InlineData(12.34, "12.3")]
    [InlineData(999.6, "1,000")]
    [InlineData(123456, "123,456")]
    [InlineData(0.0001234, "0.000123")]
    [InlineData(0.00001234, "1.23e\u22125")]
    [InlineData(12345678, "1.23e7")]
    [InlineData(-0.5, "\u22120.500")]
    [InlineData(0, "0")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.PositiveInfinity, "–")]
    [InlineData(double.NegativeInfinity, "–")]
    public void A_figure_has_three_significant_digits(double value, string text) =>
        Assert.Equal(text, Figures.Format(value));

    [Fact]
    public void Where_there_is_no_figure_stands_a_dash() => Assert.Equal("–", Figures.Format(null));

    [Theory]
    [InlineData(0.041, "+4.1 %")]
    [InlineData(-0.02, "\u22122.0 %")]
    [InlineData(0.0996, "+10 %")]
    [InlineData(0.12, "+12 %")]
    [InlineData(-1.5, "\u2212150 %")]
    [InlineData(0.0004, "0.0 %")]
    [InlineData(-0.0004, "0.0 %")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "–")]
    public void A_skill_carries_its_sign_unless_it_rounds_to_nothing(double skill, string text) =>
        Assert.Equal(text, Figures.Skill(skill));

    [Theory]
    [InlineData(0.999, "99 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.29, "29 %")]
    [InlineData(1.2, "100 %")]
    [InlineData(-1, "0 %")]
    public void A_share_is_never_whole_before_it_is(double share, string text) =>
        Assert.Equal(text, Figures.Share(share));

    [Theory]
    [InlineData(0.423, "0.42 s")]
    [InlineData(9.94, "9.9 s")]
    [InlineData(11.2, "11 s")]
    [InlineData(59.7, "1 min")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(12_000, "3 h 20 min")]
    [InlineData(187_200, "2 d 4 h")]
    public void A_duration_is_told_in_its_two_largest_units(double seconds, string text) =>
        Assert.Equal(text, Figures.Duration(seconds));

    [Fact]
    public void A_duration_that_is_not_known_is_a_dash() =>
        Assert.Equal(
            ["–", "–", "–"],
            [Figures.Duration(null), Figures.Duration(double.NaN), Figures.Duration(double.PositiveInfinity)]
        );

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_share_in_percent_that_is_not_finite_is_a_dash(double share) =>
        Assert.Equal("–", Figures.Percent(share));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(12_100_000, "12.1 MB")]
    [InlineData(8_000_000_000, "8.00 GB")]
    public void Bytes_are_told_in_powers_of_a_thousand(long bytes, string text) =>
        Assert.Equal(text, Figures.Bytes(bytes));

    [Fact]
    public void A_moment_is_told_in_UTC() =>
        Assert.Equal(
            "2026-11-23 18:20:40",
            Figures.Moment(new DateTimeOffset(2026, 11, 23, 19, 20, 40, TimeSpan.FromHours(1)))
        );
}
