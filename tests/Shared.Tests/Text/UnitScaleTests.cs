namespace GearSweep.Shared.Text;

public sealed class UnitScaleTests
{
    [Theory]
    [InlineData("mm", 0.001, 1, "µm")]
    [InlineData("mm", 0.0391, 39.1, "µm")]
    [InlineData("mm", -0.0391, -39.1, "µm")]
    [InlineData("mm", 0.000002, 2, "nm")]
    [InlineData("mm", 4200, 4.2, "m")]
    [InlineData("µm", 0.02, 20, "nm")]
    [InlineData("\u03BCm", 0.02, 20, "nm")]
    [InlineData("um", 2000, 2, "mm")]
    [InlineData("g", 0.0042, 4.2, "mg")]
    [InlineData("V", 0.00001, 10, "µV")]
    [InlineData("mA", 1500, 1.5, "A")]
    [InlineData("kN", 0.03, 30, "N")]
    [InlineData("Pa", 2_500_000, 2.5, "MPa")]
    [InlineData("m/s", 0.05, 50, "mm/s")]
    [InlineData("m/s²", 0.05, 50, "mm/s²")]
    [InlineData("m/s^2", 0.05, 50, "mm/s^2")]
    [InlineData("nm", 0.0001, 0.0001, "nm")]
    [InlineData("m", 5e12, 5000, "Gm")]
    public void A_figure_far_from_one_takes_another_prefix(string unit, double figure, double shown, string inUnit)
    {
        var scale = UnitScale.For(unit, figure);
        Assert.Equal((shown, inUnit), (Math.Round(scale.Of(figure), 9), scale.Unit));
    }

    [Theory]
    [InlineData("mm", 0.1)]
    [InlineData("mm", 999)]
    [InlineData("mm", 0)]
    [InlineData("mm", double.NaN)]
    [InlineData("mm", double.NegativeInfinity)]
    [InlineData("g", 1500)]
    [InlineData("", 1e-6)]
    [InlineData("°C", 1e-6)]
    [InlineData("dB", 1e6)]
    [InlineData("min", 1e-6)]
    [InlineData("mm (peak)", 1e-6)]
    [InlineData("Nm", 1e-6)]
    public void Everything_else_stays_as_it_is(string unit, double figure) =>
        Assert.Equal(UnitScale.AsIs(unit), UnitScale.For(unit, figure));

    [Fact]
    public void Of_many_figures_the_middle_one_counts_so_that_one_that_diverged_does_not_choose_the_unit()
    {
        Assert.Equal("µm", UnitScale.For("mm", [0.002, 1e24, -0.004, double.NaN, 0, 0.003]).Unit);
        Assert.Equal("mm", UnitScale.For("mm", []).Unit);
    }

    [Fact]
    public void A_unit_that_is_not_known_makes_no_brackets()
    {
        Assert.Equal(("a4 (g)", "a4"), (UnitScale.AsIs("g").Head("a4"), UnitScale.AsIs("").Head("a4")));
        Assert.Equal(("2.31 g", "2.31"), (UnitScale.AsIs("g").After("2.31"), UnitScale.AsIs("").After("2.31")));
    }

    [Fact]
    public void Figures_that_there_are_not_stay_none() => Assert.Null(UnitScale.For("mm", 0.001).Of((double?)null));
}
