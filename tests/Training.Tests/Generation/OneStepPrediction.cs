using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

/// <summary>
/// How well sensor2 can be predicted from the rows before, by least squares on the first 70 % and tested on the rest.
/// </summary>
internal static class OneStepPrediction
{
    /// <summary>
    /// Test RMSE over that of the mean: of a linear model of the window, and of one that also knows size and joint sign
    /// of the last row.
    /// </summary>
    public static (double Linear, double Nonlinear) RelativeErrors(double[] sensor1, double[] sensor2, int window)
    {
        var x1 = Scaled(sensor1);
        var x2 = Scaled(sensor2);
        var rows = Enumerable.Range(window, x2.Length - window).ToArray();
        var linear = rows.Select(t => (double[])[1, .. x1[(t - window)..t], .. x2[(t - window)..t]]).ToArray();
        var nonlinear = rows.Zip(
                linear,
                (t, row) =>
                    (double[])[.. row, Math.Abs(Math.Tanh(x1[t - 1])), Math.Tanh(x1[t - 1]) * Math.Tanh(x2[t - 1])]
            )
            .ToArray();
        var targets = x2[window..];
        return (Error(linear, targets), Error(nonlinear, targets));
    }

    private static double Error(double[][] rows, double[] targets)
    {
        var train = (int)(0.7 * rows.Length);
        var inputs = Matrix<double>.Build.DenseOfRowArrays(rows);
        var design = inputs.SubMatrix(0, train, 0, inputs.ColumnCount);
        var solution = design
            .TransposeThisAndMultiply(design)
            .Solve(design.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(targets[..train])));
        var residuals = inputs
            .Multiply(solution)
            .ToArray()[train..]
            .Zip(targets[train..], (predicted, truth) => predicted - truth);
        var mean = targets[..train].Mean();
        return Math.Sqrt(residuals.Sum(e => e * e) / targets[train..].Sum(truth => (truth - mean) * (truth - mean)));
    }

    private static double[] Scaled(double[] values)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values);
        return Array.ConvertAll(values, value => (value - mean) / std);
    }
}
