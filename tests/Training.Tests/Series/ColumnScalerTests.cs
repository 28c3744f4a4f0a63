using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Series;

public sealed class ColumnScalerTests
{
    private static readonly double[] Rows = [1, 7, -2, 3, 7, 4, 2, 7, 0];

    [Fact]
    public void The_rows_that_were_fitted_span_0_to_1()
    {
        var scaler = ColumnScaler.MinMax(Rows, columns: 3);
        Assert.Equal([0, 1, 0.5], new[] { 1.0, 3, 2 }.Select(v => scaler.Transform(v, 0)));
        Assert.Equal([1, 7, -2], scaler.Offset);
        Assert.Equal([2, 0, 6], scaler.Spread);
        Assert.Equal(2, scaler.Transform(10, 2), 15);
    }

    [Fact]
    public void A_constant_column_becomes_0() => Assert.Equal(0, ColumnScaler.MinMax(Rows, columns: 3).Transform(7, 1));

    [Fact]
    public void The_standard_scale_has_mean_0_and_deviation_1_and_0_for_a_constant_column()
    {
        var scaler = ColumnScaler.Fit(ScalingKind.Standard, Rows, columns: 3);
        Assert.Equal(2, scaler.Offset[0], 12);
        Assert.Equal(2.0 / 3, scaler.Offset[2], 12);
        Assert.Equal(Math.Sqrt(2.0 / 3), scaler.Spread[0], 12);
        double[] scaled = [.. new[] { 1.0, 3, 2 }.Select(v => scaler.Transform(v, 0))];
        Assert.Equal(0, scaled.Average(), 12);
        Assert.Equal(1, scaled.Average(v => v * v), 12);
        Assert.Equal(0, scaler.Transform(7, 1));
        Assert.Equal(Math.Sqrt(2.0 / 3) / 2, ColumnScaler.MinMax(Rows, 3).RatioTo(scaler, 0), 12);
    }

    [Fact]
    public void The_inverse_leads_back()
    {
        var scaler = ColumnScaler.MinMax(Rows, columns: 3);
        for (var column = 0; column < 3; column++)
            Assert.Equal(1.25, scaler.Inverse(scaler.Transform(1.25, column), column), 14);
    }
}
