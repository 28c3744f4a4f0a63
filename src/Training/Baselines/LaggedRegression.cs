using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace GearSweep.Training.Baselines;

/// <summary>
/// AR(L) of one target by two sensors: y[t] = c + Σ a[k]·u[t − L + k] + Σ b[k]·y[t − L + k], k from 0 to L − 1, fitted by least squares.
/// </summary>
/// <remarks>
/// Normal equations in double over columns with their mean taken off, not QR: a window differs from the next by one row, so that every product of two
/// lags follows from the product one lag earlier (the covariance method of linear prediction: Makhoul, "Linear prediction: a tutorial review", Proc.
/// IEEE 63, 1975). That is O(n·L + L²) in place of QR's O(n·L²): milliseconds, where MathNet's QR of 14,000 × 257 takes seconds. The price, a squared
/// condition number, is affordable: quantisation and noise of the sensors keep the condition of vibration lags small. Where Cholesky meets a pivot near
/// rounding (a constant or doubled sensor), the least-norm solution is taken from the eigenvectors.
/// </remarks>
internal sealed class LaggedRegression
{
    private const double SingularPivot = 1e-6;
    private const double SingularEigenvalue = 1e-12;
    private readonly double[] _weights;
    private readonly double _intercept;

    static LaggedRegression()
    {
        // The managed provider on one thread: the same bits everywhere, and no work on the thread pool.
        Control.UseManaged();
        Control.UseSingleThread();
    }

    private LaggedRegression(double[] weights, double intercept) => (_weights, _intercept) = (weights, intercept);

    /// <summary>L.</summary>
    public int Length => _weights.Length / 2;

    /// <summary>Fits the regression on every window of L rows that has a row after it.</summary>
    /// <param name="u">The other sensor, in time order.</param>
    /// <param name="y">The target, as many rows; more than <paramref name="length"/>.</param>
    /// <param name="length">L, from 1.</param>
    public static LaggedRegression Fit(ReadOnlySpan<double> u, ReadOnlySpan<double> y, int length)
    {
        var windows = y.Length - length;
        double uMean = Mean(u), yMean = Mean(y);
        double[] cu = Less(u, uMean), cy = Less(y, yMean);

        // The intercept takes off each lag's own mean over the windows, and leaves products of centred columns.
        double[] means = [.. LagMeans(cu, length, windows), .. LagMeans(cy, length, windows)];
        var targetMean = Mean(cy.AsSpan(length));
        var products = Matrix<double>.Build.Dense(2 * length, 2 * length);
        AddLagProducts(products, 0, 0, cu, cu, length, windows);
        AddLagProducts(products, 0, length, cu, cy, length, windows);
        AddLagProducts(products, length, length, cy, cy, length, windows);
        var right = Vector<double>.Build.Dense(2 * length);
        for (var i = 0; i < 2 * length; i++)
        {
            for (var j = i; j < 2 * length; j++) products[j, i] = products[i, j] -= windows * means[i] * means[j];
            var lag = (i < length ? cu : cy).AsSpan(i % length, windows);
            right[i] = Dot(lag, cy.AsSpan(length)) - windows * means[i] * targetMean;
        }

        double[] weights = [.. Solve(products, right)];
        var intercept = yMean + targetMean;
        for (var i = 0; i < weights.Length; i++) intercept -= weights[i] * (means[i] + (i < length ? uMean : yMean));
        return new LaggedRegression(weights, intercept);
    }

    /// <summary>Predicts the row after each window of L rows but the last (whose next row is not there).</summary>
    /// <param name="u">The other sensor, in time order.</param>
    /// <param name="y">The target, as many rows.</param>
    /// <returns>One value for each row from row L on.</returns>
    public double[] Predict(ReadOnlySpan<double> u, ReadOnlySpan<double> y)
    {
        var predictions = new double[y.Length - Length];
        for (var i = 0; i < predictions.Length; i++)
        {
            predictions[i] = _intercept
                + Dot(_weights.AsSpan(0, Length), u.Slice(i, Length))
                + Dot(_weights.AsSpan(Length), y.Slice(i, Length));
        }

        return predictions;
    }

    /// <summary>
    /// products[row + i, column + j] = Σₜ a[t + i] · b[t + j] over the windows t, from the first row and column of the block by
    /// P(i + 1, j + 1) = P(i, j) + a[n + i]·b[n + j] − a[i]·b[j].
    /// </summary>
    private static void AddLagProducts(Matrix<double> products, int row, int column, double[] a, double[] b, int length, int windows)
    {
        for (var lag = 0; lag < length; lag++)
        {
            products[row, column + lag] = Dot(a.AsSpan(0, windows), b.AsSpan(lag, windows));
            products[row + lag, column] = Dot(a.AsSpan(lag, windows), b.AsSpan(0, windows));
        }

        for (var i = 0; i < length - 1; i++)
        {
            for (var j = 0; j < length - 1; j++)
            {
                products[row + i + 1, column + j + 1] = products[row + i, column + j] + a[windows + i] * b[windows + j] - a[i] * b[j];
            }
        }
    }

    private static Vector<double> Solve(Matrix<double> products, Vector<double> right)
    {
        try
        {
            var cholesky = products.Cholesky();
            var pivots = cholesky.Factor.Diagonal();
            if (pivots.Minimum() > SingularPivot * pivots.Maximum()) return cholesky.Solve(right);
        }
        catch (ArgumentException)
        {
            // Not positive definite.
        }

        var evd = products.Evd(Symmetricity.Symmetric);
        var values = evd.EigenValues.Map(v => v.Real);
        var inverses = values.Map(v => v > SingularEigenvalue * values.Maximum() ? 1 / v : 0);
        return evd.EigenVectors * (evd.EigenVectors.TransposeThisAndMultiply(right)).PointwiseMultiply(inverses);
    }

    private static double[] LagMeans(double[] values, int length, int windows)
    {
        var means = new double[length];
        for (var lag = 0; lag < length; lag++) means[lag] = Mean(values.AsSpan(lag, windows));
        return means;
    }

    private static double[] Less(ReadOnlySpan<double> values, double mean)
    {
        var less = values.ToArray();
        foreach (ref var value in less.AsSpan()) value -= mean;
        return less;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum / values.Length;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
