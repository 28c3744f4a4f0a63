using GearSweep.Dashboard.Charts;

namespace GearSweep.Dashboard.Tests.Charts;

public sealed class SparklinePathTests
{
    [Fact]
    public void A_value_holds_its_level_until_the_next() =>
        Assert.Equal("0,0 50,0 50,20 100,20 100,20", SparklinePath.Steps([3, 1, 1], 100, 20));

    [Fact]
    public void What_never_changes_is_a_line_in_the_middle() =>
        Assert.Equal("0,10 100,10 100,10", SparklinePath.Steps([1, 1], 100, 20));

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.0, double.NaN)]
    public void Nothing_is_drawn_of_fewer_than_two_finite_values(params double[] values) =>
        Assert.Equal("", SparklinePath.Steps(values, 100, 20));
}
