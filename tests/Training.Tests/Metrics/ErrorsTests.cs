using GearSweep.Shared.Trials;
using GearSweep.Training.Series;

namespace GearSweep.Training.Metrics;

public sealed class ErrorsTests
{
    private static readonly double[] Truth = [1, 2, 3, 4],
        Predicted = [1, 2, 5, 3];

    [Fact]
    public void Errors_are_their_definitions()
    {
        Assert.Equal(5 / 4.0, Errors.MeanSquared(Truth, Predicted));
        Assert.Equal(3 / 4.0, Errors.MeanAbsolute(Truth, Predicted));
        Assert.Equal(1 - 5 / 5.0, Errors.R2(Truth, Predicted)!.Value, 15);
    }

    [Fact]
    public void The_mean_of_the_truth_has_an_R2_of_0_and_the_truth_itself_of_1()
    {
        Assert.Equal(0, Errors.R2(Truth, [2.5, 2.5, 2.5, 2.5])!.Value, 15);
        Assert.Equal(1, Errors.R2(Truth, Truth));
    }

    [Fact]
    public void A_truth_that_is_constant_but_for_rounding_has_no_R2()
    {
        Assert.Null(Errors.R2([2, 2], [2, 2]));
        Assert.Null(Errors.R2([2, 2], [2, 3]));
        Assert.Null(Errors.R2([0.1 + 0.2, 0.3, 0.3], [0.3, 0.3, 0.4]));
        Assert.Null(Errors.R2([0, 0], [0, 1]));
        Assert.NotNull(Errors.R2([1e-7, 1.1e-7], [0, 0]));
    }

    [Fact]
    public void An_error_that_is_rounding_alone_is_none_and_no_skill_follows_from_it()
    {
        var scaler = ColumnScaler.MinMax([0, 0, 0, 0.3, 0, 0, 0, 0.3], columns: 4);
        var baseline = Errors.Measure(scaler, 3, [0.3, 0.3], [0.1 + 0.2, 0.3]);
        Assert.Equal(new ErrorMetrics(0, 0, null, 0, 0), baseline);
        Assert.Null(Errors.Measure(scaler, 3, [0.3, 0.3], [0.4, 0.3]).SkillAgainst(baseline));
    }

    [Fact]
    public void Scaled_errors_are_those_in_units_over_the_train_rows_range()
    {
        var scaler = ColumnScaler.MinMax([0, 0, 0, 10, 0, 0, 0, 14], columns: 4);
        var errors = Errors.Measure(scaler, 3, Truth, Predicted);
        Assert.Equal(Math.Sqrt(1.25), errors.RmseUnits, 15);
        Assert.Equal(0.75, errors.MaeUnits, 15);
        Assert.Equal(Math.Sqrt(1.25) / 4, errors.Rmse, 12);
        Assert.Equal(0.75 / 4, errors.Mae, 12);
    }
}
