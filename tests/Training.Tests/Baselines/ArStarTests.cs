using GearSweep.Shared.Specification;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

public sealed class ArStarTests
{
    [Theory] // Measured independently on the same rows: RMSE ÷ RMSE of the mean of the train targets.
    [InlineData("no_fault.csv", 40, 0, .9583, .9307)]
    [InlineData("no_fault.csv", 40, 80, .9625, .8594)]
    [InlineData("surface_fault.csv", 40, 80, .8665, .8175)]
    [InlineData("eccentricity.csv", 8.33, 80, .9093, .7872)]
    public void On_real_data_it_and_seven_lags_have_the_known_errors(
        string file,
        double speed,
        double load,
        double seven,
        double arStar
    )
    {
        var segment = GearData.Segment(file, speed, load);
        var series = SplitSeries.Create(segment, new SplitSpec().Resolve(segment.Rows), length: 7);
        var result = BaselineFit.Create(segment, series, ConditionLines.Create(segment, series)).Result;
        TestContext.Current.SendDiagnosticMessage(
            $"{file} {speed}/{load}: AR(7) {result.Autoregressive.Rmse / result.Mean.Rmse:F4}, AR* {result.ArStar.Rmse / result.Mean.Rmse:F4} ({result.ArStarOrder}), ridge {result.Ridge.Rmse / result.Mean.Rmse:F4} ({result.RidgeOrder}, {result.RidgePenalty:G2})"
        );
        Assert.InRange(result.Autoregressive.Rmse / result.Mean.Rmse / seven, 0.995, 1.005);
        Assert.InRange(result.ArStar.Rmse / result.Mean.Rmse / arStar, 0.995, 1.005);
    }
}
