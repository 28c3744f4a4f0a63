using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Formatting;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData(8.33, 80, "8.33x80")]
    [InlineData(25, 0, "25x0")]
    public void A_condition_goes_through_an_address_and_back(double speed, double load, string text)
    {
        Assert.Equal(text, ConditionText.Write(new OperatingCondition(speed, load)));
        Assert.Equal(new OperatingCondition(speed, load), ConditionText.Read(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("25x")]
    [InlineData("25x0x1")]
    [InlineData("NaNx0")]
    [InlineData("fastxhard")]
    public void Anything_else_is_no_condition(string? text) => Assert.Null(ConditionText.Read(text));
}
