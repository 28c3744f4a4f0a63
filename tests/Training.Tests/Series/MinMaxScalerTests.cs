namespace GearSweep.Training.Series;

public sealed class MinMaxScalerTests
{
    private static readonly double[] Rows = [1, 7, -2, 3, 7, 4, 2, 7, 0];

    [Fact]
    public void The_rows_that_were_fitted_span_0_to_1()
    {
        var scaler = MinMaxScaler.Fit(Rows, columns: 3);
        Assert.Equal([0, 1, 0.5], new[] { 1.0, 3, 2 }.Select(v => scaler.Transform(v, 0)));
        Assert.Equal([1, 7, -2], scaler.Min);
        Assert.Equal([2, 0, 6], scaler.Range);
        Assert.Equal(2, scaler.Transform(10, 2), 15);
    }

    [Fact]
    public void A_constant_column_becomes_0() => Assert.Equal(0, MinMaxScaler.Fit(Rows, columns: 3).Transform(7, 1));

    [Fact]
    public void The_inverse_leads_back()
    {
        var scaler = MinMaxScaler.Fit(Rows, columns: 3);
        for (var column = 0; column < 3; column++)
            Assert.Equal(1.25, scaler.Inverse(scaler.Transform(1.25, column), column), 14);
    }
}
