using GearSweep.Training.Series;
using MathNet.Numerics.LinearAlgebra;

namespace GearSweep.Training.Baselines;

/// <summary>Sums of lags and of products of two lags over runs of windows.</summary>
internal static class LagSums
{
    /// <summary>
    /// products[row + i, column + j] = Σₜ a[t + i] · b[t + j] over the windows t, from the first row and column of the
    /// block by P(i + 1, j + 1) = P(i, j) + a[n + i]·b[n + j] − a[i]·b[j], with the ends of each run of windows.
    /// </summary>
    public static void AddProducts(
        Matrix<double> products,
        int row,
        int column,
        double[] a,
        double[] b,
        int length,
        RowRange[] runs
    )
    {
        for (var lag = 0; lag < length; lag++)
        {
            products[row, column + lag] = Dot(a, 0, b, lag, runs);
            products[row + lag, column] = Dot(a, lag, b, 0, runs);
        }

        for (var i = 0; i < length - 1; i++)
        {
            for (var j = 0; j < length - 1; j++)
            {
                var product = products[row + i, column + j];
                foreach (var run in runs)
                    product = product + a[run.End + i] * b[run.End + j] - a[run.First + i] * b[run.First + j];
                products[row + i + 1, column + j + 1] = product;
            }
        }
    }

    /// <summary>Σ a[i] · b[i].</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Σ values[t + lag] over the windows.</summary>
    public static double Sum(double[] values, int lag, RowRange[] runs)
    {
        var sum = 0.0;
        foreach (var run in runs)
        {
            foreach (var value in values.AsSpan(run.First + lag, run.Count))
                sum += value;
        }

        return sum;
    }

    /// <summary>Σ a[t + i] · b[t + j] over the windows.</summary>
    public static double Dot(double[] a, int i, double[] b, int j, RowRange[] runs)
    {
        var sum = 0.0;
        foreach (var run in runs)
            sum += Dot(a.AsSpan(run.First + i, run.Count), b.AsSpan(run.First + j, run.Count));
        return sum;
    }
}
