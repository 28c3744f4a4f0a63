using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

public sealed class ArStarTests
{
    [Theory] // Measured independently on the same rows: RMSE ÷ RMSE of the mean of the train targets.
    [InlineData("no_fault.csv", 40, 0, .9307)]
    [InlineData("no_fault.csv", 40, 80, .8594)]
    [InlineData("surface_fault.csv", 40, 80, .8175)]
    [InlineData("eccentricity.csv", 8.33, 80, .7872)]
    public void On_real_data_it_is_the_known_line(string file, double speed, double load, double known)
    {
        var segment = GearData.Segment(file, speed, load);
        var split = new SplitSpec().Resolve(segment.Rows);
        var series = SplitSeries.Create(segment, split, length: 7);
        double[][] channels = [Column(segment, 2), Column(segment, 3)];
        var line = ArStar.Create(
            channels,
            [new RowRange(0, split.TrainRows)],
            order => [new RowRange(split.TrainRows - order, split.TrainRows + split.ValidationRows)]
        );
        var first = split.TrainRows + split.ValidationRows;
        var truth = series.TestTruth;
        var mean = channels[1].Take(split.TrainRows).Average();
        var error = truth.Select((y, i) => Square(y - line.Predict(channels, first + i, first + i))).Average();
        var ratio = Math.Sqrt(error / truth.Average(y => Square(y - mean)));
        TestContext.Current.SendDiagnosticMessage($"{file} {speed}/{load}: {ratio:F4} ({line.Order})");
        Assert.InRange(ratio / known, 0.995, 1.005);
    }

    private static double[] Column(SegmentData segment, int column) =>
        [.. Enumerable.Range(0, segment.Rows).Select(row => segment.Values[row * segment.Columns + column])];

    private static double Square(double value) => value * value;
}
