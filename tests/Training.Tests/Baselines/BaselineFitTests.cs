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
        var before = Create(segment, SplitSeries.Create(segment, split, 4)).Result.Autoregressive;
        segment.Values[105 * 4 + 3] += 1; // A validation row that is in no test window.
        Assert.Equal(before, Create(segment, SplitSeries.Create(segment, split, 4)).Result.Autoregressive);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(0)] // The penalty is chosen by the last train rows then.
    public void Ridge_is_the_penalised_line_of_the_longest_order_whatever_the_window(int validation)
    {
        var segment = GeneratedSegment.Sine(300, noise: 0.3);
        var split = new SegmentSplit(160, validation, 140 - validation);
        var series = SplitSeries.Create(segment, split, 4);
        var result = Create(segment, series).Result;
        var (order, first) = (result.RidgeOrder, 160 + validation);
        Assert.InRange(order, 5, ArStar.MostOrder);

        var (channels, rows) = (segment.Channels.Count, segment.Rows);
        double[][] scaled =
        [
            .. Enumerable.Range(2, channels).Select(column => series.Scaled(column, new RowRange(0, rows))),
        ];
        double Value(int row, int channel) => scaled[channel][row];
        double[] Lags(int row) =>
            [.. Enumerable.Range(0, channels * order).Select(i => Value(row - order + i % order, i / order))];
        int[] train = [.. Enumerable.Range(order, 160 - order)];
        double[][] lags = [.. train.Select(Lags)];
        double[] means = [.. Enumerable.Range(0, channels * order).Select(i => lags.Average(lag => lag[i]))];
        var mean = train.Average(row => Value(row, channels - 1));
        var centred = Matrix<double>.Build.Dense(train.Length, means.Length, (i, j) => lags[i][j] - means[j]);
        var squares = centred.TransposeThisAndMultiply(centred);
        var penalty = result.RidgePenalty * squares.Trace() / means.Length;
        var weights = (squares + penalty * Matrix<double>.Build.DenseIdentity(means.Length)).Solve(
            centred.TransposeThisAndMultiply(
                Vector<double>.Build.Dense(train.Length, i => Value(train[i], channels - 1) - mean)
            )
        );
        var error = Enumerable
            .Range(first, rows - first)
            .Average(row =>
                Math.Abs(
                    Value(row, channels - 1) - mean - Lags(row).Select((lag, i) => weights[i] * (lag - means[i])).Sum()
                )
            );
        Assert.Equal(error, result.Ridge.Mae, 6);
        Assert.Equal(result.Ridge, Create(segment, SplitSeries.Create(segment, split, 9)).Result.Ridge);
    }

    private static BaselineFit Create(SegmentData segment, SplitSeries series) =>
        BaselineFit.Create(segment, series, ConditionLines.Create(segment, series));
}
