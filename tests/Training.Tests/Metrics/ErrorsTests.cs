using GearSweep.Training.Series;

namespace GearSweep.Training.Metrics;

public sealed class ErrorsTests
{
    private static readonly double[] Truth = [1, 2, 3, 4], Predicted = [1, 2, 5, 3];

    [Fact]
    public void Errors_are_their_definitions()
    {
        Assert.Equal(5 / 4.0, Errors.MeanSquared(Truth, Predicted));
        Assert.Equal(3 / 4.0, Errors.MeanAbsolute(Truth, Predicted));
        Assert.Equal(1 - 5 / 5.0, Errors.R2(Truth, Predicted), 15);
    }

    [Fact]
    public void The_mean_of_the_truth_has_an_R2_of_0_and_the_truth_itself_of_1()
    {
        Assert.Equal(0, Errors.R2(Truth, [2.5, 2.5, 2.5, 2.5]), 15);
        Assert.Equal(1, Errors.R2(Truth, Truth));
    }

    [Fact]
    public void A_constant_truth_has_an_R2_of_1_when_it_is_met_and_else_of_0()
    {
        Assert.Equal(1, Errors.R2([2, 2], [2, 2]));
        Assert.Equal(0, Errors.R2([2, 2], [2, 3]));
    }

    [Fact]
    public void Scaled_errors_are_those_in_units_over_the_train_rows_range()
    {
        var scaler = MinMaxScaler.Fit([0, 0, 0, 10, 0, 0, 0, 14], columns: 4);
        var errors = Errors.Measure(scaler, 3, Truth, Predicted);
        Assert.Equal(Math.Sqrt(1.25), errors.RmseUnits, 15);
        Assert.Equal(0.75, errors.MaeUnits, 15);
        Assert.Equal(Math.Sqrt(1.25) / 4, errors.Rmse, 12);
        Assert.Equal(0.75 / 4, errors.Mae, 12);
    }
}
