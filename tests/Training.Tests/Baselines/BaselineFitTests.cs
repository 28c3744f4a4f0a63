using GearSweep.Shared.Specification;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

public sealed class BaselineFitTests
{
    private static readonly SplitSpec Lecture = new() { ValidationFraction = 0 };

    [Theory] // Measured independently with NumPy on the same rows.
    [InlineData("no_fault.csv", 40, 80, 0.1367, 0.2073, 0.1316)]
    [InlineData("no_fault.csv", 40, 0, 0.1239, 0.1575, 0.1188)]
    [InlineData("surface_fault.csv", 40, 80, 0.1002, 0.1551, 0.0868)]
    [InlineData("eccentricity.csv", 8.33, 80, 0.1373, 0.1665, 0.1249)]
    public void On_real_data_the_baselines_are_the_known_ones_to_four_digits(
        string file, double speed, double load, double mean, double persistence, double autoregressive)
    {
        var segment = GearData.Segment(file, speed, load);
        var result = BaselineFit.Of(segment, SplitSeries.Of(segment, Lecture.Resolve(segment.Rows), length: 7)).Result;
        Assert.Equal(
            (mean, persistence, autoregressive),
            (Math.Round(result.Mean.Rmse, 4), Math.Round(result.Persistence.Rmse, 4), Math.Round(result.Autoregressive.Rmse, 4)));
    }

    [Fact]
    public void Persistence_is_the_row_before_and_the_mean_that_of_the_train_targets()
    {
        var segment = GeneratedSegment.Sine(200);
        var series = SplitSeries.Of(segment, new SegmentSplit(100, 20, 80), length: 4);
        var result = BaselineFit.Of(segment, series).Result;
        double[] truth = series.Targets(120, 80), before = series.Targets(119, 80);
        var mean = series.Targets(4, 96).Average();
        Assert.Equal(truth.Zip(before, (y, p) => Math.Abs(y - p)).Average(), result.Persistence.MaeUnits, 12);
        Assert.Equal(truth.Average(y => Math.Abs(y - mean)), result.Mean.MaeUnits, 12);
        Assert.Equal(4, result.SequenceLength);
        Assert.True(result.Autoregressive.Rmse < result.Persistence.Rmse);
    }

    [Fact]
    public void Rows_after_the_train_rows_have_no_say_in_the_fit()
    {
        var segment = GeneratedSegment.Sine(200);
        var split = new SegmentSplit(100, 20, 80);
        var before = BaselineFit.Of(segment, SplitSeries.Of(segment, split, 4)).Autoregressive;
        segment.Values[105 * 4 + 3] += 1; // A validation row that is in no test window.
        Assert.Equal(before, BaselineFit.Of(segment, SplitSeries.Of(segment, split, 4)).Autoregressive);
    }
}
