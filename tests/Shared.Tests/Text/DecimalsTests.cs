namespace GearSweep.Shared.Text;

public sealed class DecimalsTests
{
    [Theory]
    [InlineData(0.03, 3, 4)]
    [InlineData(2.5, 3, 2)]
    [InlineData(-1234, 3, 0)]
    [InlineData(0, 3, 2)]
    [InlineData(double.NaN, 3, 2)]
    [InlineData(1e-30, 3, 12)]
    public void A_size_has_its_significant_digits(double size, int digits, int decimals) =>
        Assert.Equal(decimals, Decimals.For(size, digits));

    [Theory]
    [InlineData(2.43161, "2.4316")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "–")]
    public void A_figure_that_is_not_finite_is_a_dash(double figure, string text) =>
        Assert.Equal(text, Decimals.Write(figure, 4));
}
