using GearSweep.Shared.Randomness;
using GearSweep.Training.Series;
using MathNet.Numerics.LinearAlgebra;

namespace GearSweep.Training.Baselines;

public sealed class LaggedRegressionTests
{
    [Theory]
    [InlineData(1, 50)]
    [InlineData(7, 800)]
    [InlineData(40, 800)]
    public void Predictions_are_those_of_least_squares_by_QR(int length, int rows)
    {
        var (u, y) = Signals(rows);
        var design = Matrix<double>.Build.Dense(
            rows - length,
            2 * length + 1,
            (row, column) =>
                column == 2 * length ? 1
                : column < length ? u[row + column]
                : y[row + column - length]
        );
        var expected = design * design.QR().Solve(Vector<double>.Build.DenseOfArray(y[length..]));
        var actual = FitAndPredict([u, y], length);
        Assert.Equal(rows - length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-10);
    }

    [Fact]
    public void A_law_of_the_form_is_found_again()
    {
        var (u, y) = Signals(500);
        for (var t = 2; t < y.Length; t++)
            y[t] = 0.3 + 0.5 * y[t - 1] - 0.2 * y[t - 2] + 0.7 * u[t - 2];
        var predicted = FitAndPredict([u, y], 2);
        for (var i = 0; i < predicted.Length; i++)
            Assert.Equal(y[i + 2], predicted[i], 1e-10);
    }

    [Fact]
    public void A_constant_sensor_is_of_no_use_and_does_no_harm()
    {
        var (_, y) = Signals(500);
        var constant = new double[500];
        const int Length = 5;
        var with = FitAndPredict([constant, y], Length);
        var design = Matrix<double>.Build.Dense(
            500 - Length,
            Length + 1,
            (row, column) => column == Length ? 1 : y[row + column]
        );
        var expected = design * design.QR().Solve(Vector<double>.Build.DenseOfArray(y[Length..]));
        for (var i = 0; i < with.Length; i++)
            Assert.Equal(expected[i], with[i], 1e-9);
    }

    [Fact]
    public void One_sensor_given_twice_predicts_as_well_as_once()
    {
        var (_, y) = Signals(500);
        var twice = FitAndPredict([y, y], 5);
        var once = FitAndPredict([new double[500], y], 5);
        for (var i = 0; i < once.Length; i++)
            Assert.Equal(once[i], twice[i], 1e-9);
    }

    [Fact]
    public void A_constant_target_is_predicted()
    {
        var (u, _) = Signals(100);
        Assert.All(FitAndPredict([u, new double[100]], 3), p => Assert.Equal(0, p, 1e-12));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Over_several_pieces_it_is_least_squares_over_the_windows_of_each(int channels)
    {
        const int Length = 6;
        var random = new Philox(7, 7);
        double[][] values = [.. Enumerable.Range(0, channels).Select(_ => new double[300])];
        for (var t = 0; t < 300; t++)
        {
            for (var c = 0; c < channels; c++)
                values[c][t] = Math.Sin(0.3 * (c + 1) * t) + random.NextDouble();
        }

        RowRange[] pieces = [new(0, 120), new(120, 125), new(125, 132), new(132, 300)];
        int[] starts =
        [
            .. pieces.SelectMany(piece => Enumerable.Range(piece.First, Math.Max(0, piece.Count - Length))),
        ];
        Assert.Equal(114 + 1 + 162, starts.Length);

        var design = Matrix<double>.Build.Dense(
            starts.Length,
            channels * Length + 1,
            (row, column) => column == channels * Length ? 1 : values[column / Length][starts[row] + column % Length]
        );
        var expected =
            design
            * design.QR().Solve(Vector<double>.Build.Dense(starts.Length, row => values[^1][starts[row] + Length]));
        var actual = LaggedRegression.Fit(values, pieces, Length).Predict(values, starts);

        for (var i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i], actual[i], 1e-10);
    }

    private static double[] FitAndPredict(double[][] channels, int length) =>
        LaggedRegression
            .Fit(channels, [new RowRange(0, channels[^1].Length)], length)
            .Predict(channels, [.. Enumerable.Range(0, channels[^1].Length - length)]);

    /// <summary>Two sensors between 0 and 1: a sine that the other follows, with noise.</summary>
    private static (double[] U, double[] Y) Signals(int rows)
    {
        var random = new Philox(1, 1);
        double[] u = new double[rows],
            y = new double[rows];
        for (var t = 0; t < rows; t++)
        {
            u[t] = 0.5 + 0.3 * Math.Sin(0.9 * t) + 0.2 * random.NextDouble();
            y[t] = 0.4 + 0.4 * (t > 0 ? u[t - 1] : 0) + 0.2 * random.NextDouble();
        }

        return (u, y);
    }
}
