using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Series;
using MathNet.Numerics.LinearAlgebra;

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

    [Theory]
    [InlineData(200, 0)]
    [InlineData(200, 17)] // Pieces: rows after a gap are predicted by as many lags as there are.
    [InlineData(0, 0)] // Without validation rows BIC decides.
    [InlineData(0, 17)]
    public void Of_all_orders_it_has_the_least_error_by_a_reckoning_of_its_own(int validation, int gap)
    {
        var segment = ThirdOrder(1500, gap);
        var split = new SegmentSplit(900, validation, 600 - validation);
        var series = SplitSeries.Create(segment, split, 5);
        var lines = ConditionLines.Create(segment, series);
        double[][] channels =
        [
            .. Enumerable.Range(2, 2).Select(column => series.Scaled(column, new RowRange(0, segment.Rows))),
        ];
        int[] pieces = [.. segment.PieceStarts, segment.Rows];
        int RowsBefore(int row) => row - pieces.Last(start => start <= row);
        // Every order is judged on the rows that the longest can predict.
        int[] train = [.. Enumerable.Range(0, 900).Where(row => RowsBefore(row) >= ArStar.MostOrder)],
            unseen = [.. Enumerable.Range(900, validation).Where(row => RowsBefore(row) >= ArStar.MostOrder)];
        Vector<double> Fit(int order, int[] rows) =>
            Design(channels, order, rows)
                .QR()
                .Solve(Vector<double>.Build.Dense(rows.Length, i => channels[1][rows[i]]));
        double Squares(int order, int[] rows, Vector<double> weights) =>
            (
                Design(channels, order, rows) * weights
                - Vector<double>.Build.Dense(rows.Length, i => channels[1][rows[i]])
            )
                .PointwisePower(2)
                .Sum();
        double[] errors =
        [
            .. Enumerable
                .Range(1, ArStar.MostOrder)
                .Select(order =>
                {
                    var weights = Fit(order, train);
                    return validation > 0
                        ? Math.Sqrt(Squares(order, unseen, weights) / unseen.Length)
                        : train.Length * Math.Log(Squares(order, train, weights) / train.Length)
                            + (2 * order + 1) * Math.Log(train.Length);
                }),
        ];

        Assert.Equal(ArStar.MostOrder, lines.ArStar.Errors.Count);
        Assert.All(errors.Zip(lines.ArStar.Errors), pair => Assert.Equal(pair.First, pair.Second, 6));
        var best = Array.IndexOf(errors, errors.Min()) + 1;
        Assert.Equal(best, lines.ArStar.Order);
        Assert.InRange(best, 3, validation > 0 ? ArStar.MostOrder : 4);

        var chosen = Fit(best, [.. Enumerable.Range(0, 900).Where(row => RowsBefore(row) >= best)]);
        double[] predicted = lines.PredictByArStar(series);
        for (var window = 0; window < predicted.Length; window++)
        {
            var row = 900 + validation + series.TestRowOf(window);
            if (RowsBefore(row) >= best)
                Assert.Equal((Design(channels, best, [row]) * chosen)[0], predicted[window], 8);
            else
                Assert.InRange(predicted[window], -1, 2);
        }
    }

    [Fact]
    public void Few_rows_allow_few_lags()
    {
        var segment = ThirdOrder(60, gap: 0);
        var series = SplitSeries.Create(segment, new SegmentSplit(30, 10, 20), 5);
        Assert.InRange(ConditionLines.Create(segment, series).ArStar.Errors.Count, 1, 3);
    }

    private static Matrix<double> Design(double[][] channels, int order, int[] rows) =>
        Matrix<double>.Build.Dense(
            rows.Length,
            2 * order + 1,
            (i, j) => j == 2 * order ? 1 : channels[j / order][rows[i] - order + j % order]
        );

    // y[t] = 0.5 y[t − 1] − 0.3 y[t − 2] + 0.4 y[t − 3] + noise, beside a sensor of noise; a gap every so many rows.
    private static SegmentData ThirdOrder(int rows, int gap)
    {
        var random = new Random(5);
        var values = new double[rows * 4];
        double[] past = [0, 0, 0];
        for (var row = 0; row < rows; row++)
        {
            var next = 0.5 * past[0] - 0.3 * past[1] + 0.4 * past[2] + random.NextDouble() - 0.5;
            past = [next, past[0], past[1]];
            (values[row * 4], values[row * 4 + 1]) = (40, 80);
            (values[row * 4 + 2], values[row * 4 + 3]) = (random.NextDouble(), next);
        }

        return SegmentData.Create(
            new OperatingCondition(40, 80),
            [new Channel("sensor1", "mm"), new Channel("sensor2", "mm")],
            gap == 0 ? [0] : [0, 420, 420 + gap, 1000, 1100],
            values
        );
    }
}
