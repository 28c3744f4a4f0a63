using GearSweep.Shared.Randomness;
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
        var design = Matrix<double>.Build.Dense(rows - length, 2 * length + 1, (row, column) =>
            column == 2 * length ? 1 : column < length ? u[row + column] : y[row + column - length]);
        var expected = design * design.QR().Solve(Vector<double>.Build.DenseOfArray(y[length..]));
        var actual = LaggedRegression.Fit(u, y, length).Predict(u, y);
        Assert.Equal(rows - length, actual.Length);
        for (var i = 0; i < actual.Length; i++) Assert.Equal(expected[i], actual[i], 1e-10);
    }

    [Fact]
    public void A_law_of_the_form_is_found_again()
    {
        var (u, y) = Signals(500);
        for (var t = 2; t < y.Length; t++) y[t] = 0.3 + 0.5 * y[t - 1] - 0.2 * y[t - 2] + 0.7 * u[t - 2];
        var predicted = LaggedRegression.Fit(u, y, 2).Predict(u, y);
        for (var i = 0; i < predicted.Length; i++) Assert.Equal(y[i + 2], predicted[i], 1e-10);
    }

    [Fact]
    public void A_constant_sensor_is_of_no_use_and_does_no_harm()
    {
        var (_, y) = Signals(500);
        var constant = new double[500];
        const int Length = 5;
        var with = LaggedRegression.Fit(constant, y, Length).Predict(constant, y);
        var design = Matrix<double>.Build.Dense(500 - Length, Length + 1, (row, column) => column == Length ? 1 : y[row + column]);
        var expected = design * design.QR().Solve(Vector<double>.Build.DenseOfArray(y[Length..]));
        for (var i = 0; i < with.Length; i++) Assert.Equal(expected[i], with[i], 1e-9);
    }

    [Fact]
    public void One_sensor_given_twice_predicts_as_well_as_once()
    {
        var (_, y) = Signals(500);
        var twice = LaggedRegression.Fit(y, y, 5).Predict(y, y);
        var once = LaggedRegression.Fit(new double[500], y, 5).Predict(new double[500], y);
        for (var i = 0; i < once.Length; i++) Assert.Equal(once[i], twice[i], 1e-9);
    }

    [Fact]
    public void A_constant_target_is_predicted()
    {
        var (u, _) = Signals(100);
        Assert.All(LaggedRegression.Fit(u, new double[100], 3).Predict(u, new double[100]), p => Assert.Equal(0, p, 1e-12));
    }

    /// <summary>Two sensors between 0 and 1: a sine that the other follows, with noise.</summary>
    private static (double[] U, double[] Y) Signals(int rows)
    {
        var random = new Philox(1, 1);
        double[] u = new double[rows], y = new double[rows];
        for (var t = 0; t < rows; t++)
        {
            u[t] = 0.5 + 0.3 * Math.Sin(0.9 * t) + 0.2 * random.NextDouble();
            y[t] = 0.4 + 0.4 * (t > 0 ? u[t - 1] : 0) + 0.2 * random.NextDouble();
        }

        return (u, y);
    }
}
