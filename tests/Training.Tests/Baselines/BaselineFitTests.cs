using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Series;
using MathNet.Numerics.LinearAlgebra;

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
        string file,
        double speed,
        double load,
        double mean,
        double persistence,
        double autoregressive
    )
    {
        var segment = GearData.Segment(file, speed, load);
        var result = Create(segment, SplitSeries.Create(segment, Lecture.Resolve(segment.Rows), length: 7)).Result;
        Assert.Equal(
            (mean, persistence, autoregressive),
            (
                Math.Round(result.Mean.Rmse, 4),
                Math.Round(result.Persistence.Rmse, 4),
                Math.Round(result.Autoregressive.Rmse, 4)
            )
        );
    }

    [Fact]
    public void Persistence_is_the_row_before_and_the_mean_that_of_the_train_targets()
    {
        var segment = GeneratedSegment.Sine(200);
        var series = SplitSeries.Create(segment, new SegmentSplit(100, 20, 80), length: 4);
        var result = Create(segment, series).Result;
        double[] Targets(int first, int count) =>
            [.. Enumerable.Range(first, count).Select(row => segment.Values[row * 4 + 3])];
        double[] truth = Targets(120, 80),
            before = Targets(119, 80);
        var mean = Targets(4, 96).Average();
        Assert.Equal(truth.Zip(before, (y, p) => Math.Abs(y - p)).Average(), result.Persistence.MaeUnits, 12);
        Assert.Equal(truth.Average(y => Math.Abs(y - mean)), result.Mean.MaeUnits, 12);
        Assert.Equal(4, result.SequenceLength);
        Assert.True(result.Autoregressive.Rmse < result.Persistence.Rmse);
    }

    [Fact]
    public void Pieces_and_channels_have_the_errors_of_the_windows_that_lie_within_a_piece()
    {
        var segment = GeneratedSegment.Channels(300, channels: 3, pieceStarts: [0, 90, 93, 150, 250]);
        const int Length = 5;
        var result = Create(segment, SplitSeries.Create(segment, new SegmentSplit(160, 40, 100), Length)).Result;

        int[] pieces = [.. segment.PieceStarts, segment.Rows];
        bool IsWhole(int target) => pieces.Last(start => start <= target) <= target - Length;
        double Target(int row) => segment.Values[row * 5 + 4];
        int[] train = [.. Enumerable.Range(0, 160).Where(IsWhole)],
            test = [.. Enumerable.Range(200, 100).Where(IsWhole)];
        Assert.Equal((85 + 52 + 5, 50 + 45), (train.Length, test.Length));
        Assert.Equal(test.Average(row => Math.Abs(Target(row) - train.Average(Target))), result.Mean.MaeUnits, 12);
        Assert.Equal(test.Average(row => Math.Abs(Target(row) - Target(row - 1))), result.Persistence.MaeUnits, 12);

        Matrix<double> Design(int[] rows) =>
            Matrix<double>.Build.Dense(
                rows.Length,
                3 * Length + 1,
                (row, column) =>
                    column == 3 * Length
                        ? 1
                        : segment.Values[(rows[row] - Length + column % Length) * 5 + 2 + column / Length]
            );
        var weights = Design(train).QR().Solve(Vector<double>.Build.Dense(train.Length, i => Target(train[i])));
        var predicted = Design(test) * weights;
        Assert.Equal(
            test.Select((row, i) => Math.Abs(Target(row) - predicted[i])).Average(),
            result.Autoregressive.MaeUnits,
            9
        );
    }

    [Fact]
    public void Rows_after_the_train_rows_have_no_say_in_the_fit()
    {
        var segment = GeneratedSegment.Sine(200);
        var split = new SegmentSplit(100, 20, 80);
        var before = Create(segment, SplitSeries.Create(segment, split, 4)).Autoregressive;
        segment.Values[105 * 4 + 3] += 1; // A validation row that is in no test window.
        Assert.Equal(before, Create(segment, SplitSeries.Create(segment, split, 4)).Autoregressive);
    }

    private static BaselineFit Create(SegmentData segment, SplitSeries series) =>
        BaselineFit.Create(segment, series, ArStarFit.Create(segment, series));
}
