using GearSweep.Training.Series;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace GearSweep.Training.Baselines;

/// <summary>
/// AR(L) of one target by all channels: y[t] = c + Σ a[k]·u[t − L + k] + … + Σ b[k]·y[t − L + k], k from 0 to L − 1,
/// fitted by least squares over windows that lie within a piece of consecutive rows.
/// </summary>
/// <remarks>
/// Normal equations in double over columns with their mean taken off, not QR: a window differs from the next by one
/// row, so that every product of two lags follows from the product one lag earlier (the covariance method of linear
/// prediction: Makhoul, "Linear prediction: a tutorial review", Proc. IEEE 63, 1975), and those of several pieces are
/// added. That is O(n·L + L²) in place of QR's O(n·L²): milliseconds, where MathNet's QR of 14,000 × 257 takes seconds.
/// The price, a squared condition number, is affordable: quantisation and noise of the sensors keep the condition of
/// vibration lags small. Where Cholesky meets a pivot near rounding (a constant or doubled sensor), the least-norm
/// solution is taken from the eigenvectors.
/// </remarks>
internal sealed class LaggedRegression
{
    private const double SingularPivot = 1e-6;
    private const double SingularEigenvalue = 1e-12;
    private readonly double[] _weights;
    private readonly double _intercept;
    private readonly int _length;

    static LaggedRegression()
    {
        // The managed provider on one thread: the same bits everywhere, and no work on the thread pool.
        Control.UseManaged();
        Control.UseSingleThread();
    }

    private LaggedRegression(double[] weights, double intercept, int length) =>
        (_weights, _intercept, _length) = (weights, intercept, length);

    /// <summary>Fits the regression on every window of L rows that has a row after it in its piece.</summary>
    /// <param name="channels">The channels' rows in time order, the target last.</param>
    /// <param name="pieces">Pieces of consecutive rows; one has more than <paramref name="length"/> rows at
    /// least.</param>
    /// <param name="length">L, from 1.</param>
    public static LaggedRegression Fit(double[][] channels, IReadOnlyList<RowRange> pieces, int length)
    {
        // Where each piece's windows begin: as many rows as it has windows.
        RowRange[] runs =
        [
            .. pieces.Where(piece => piece.Count > length).Select(piece => piece with { End = piece.End - length }),
        ];
        var windows = runs.Sum(run => run.Count);
        double[] channelMeans = [.. channels.Select(values => Mean(values))];
        double[][] centred = [.. channels.Zip(channelMeans, (values, mean) => Less(values, mean))];
        var target = centred[^1];

        // The intercept takes off each lag's own mean over the windows, and leaves products of centred columns.
        var columns = channels.Length * length;
        double[] means =
        [
            .. centred.SelectMany(values =>
                Enumerable.Range(0, length).Select(lag => Sum(values, lag, runs) / windows)
            ),
        ];
        var targetMean = Sum(target, length, runs) / windows;
        var products = Matrix<double>.Build.Dense(columns, columns);
        for (var i = 0; i < channels.Length; i++)
        {
            for (var j = i; j < channels.Length; j++)
                AddLagProducts(products, i * length, j * length, centred[i], centred[j], length, runs);
        }

        var right = Vector<double>.Build.Dense(columns);
        for (var i = 0; i < columns; i++)
        {
            for (var j = i; j < columns; j++)
                products[j, i] = products[i, j] -= windows * means[i] * means[j];
            right[i] = Dot(centred[i / length], i % length, target, length, runs) - windows * means[i] * targetMean;
        }

        double[] weights = [.. Solve(products, right)];
        var intercept = channelMeans[^1] + targetMean;
        for (var i = 0; i < weights.Length; i++)
            intercept -= weights[i] * (means[i] + channelMeans[i / length]);
        return new LaggedRegression(weights, intercept, length);
    }

    /// <summary>Predicts the row after some windows.</summary>
    /// <param name="channels">The channels' rows in time order, as they were fitted.</param>
    /// <param name="starts">The rows at which the windows begin.</param>
    /// <returns>One value for each window.</returns>
    public double[] Predict(double[][] channels, ReadOnlySpan<int> starts)
    {
        var predictions = new double[starts.Length];
        for (var i = 0; i < predictions.Length; i++)
        {
            predictions[i] = _intercept;
            for (var channel = 0; channel < channels.Length; channel++)
                predictions[i] += Dot(
                    _weights.AsSpan(channel * _length, _length),
                    channels[channel].AsSpan(starts[i], _length)
                );
        }

        return predictions;
    }

    /// <summary>
    /// products[row + i, column + j] = Σₜ a[t + i] · b[t + j] over the windows t, from the first row and column of the
    /// block by P(i + 1, j + 1) = P(i, j) + a[n + i]·b[n + j] − a[i]·b[j], with the ends of each run of windows.
    /// </summary>
    private static void AddLagProducts(
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

    private static Vector<double> Solve(Matrix<double> products, Vector<double> right)
    {
        try
        {
            var cholesky = products.Cholesky();
            var pivots = cholesky.Factor.Diagonal();
            if (pivots.Minimum() > SingularPivot * pivots.Maximum())
                return cholesky.Solve(right);
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

    private static double[] Less(ReadOnlySpan<double> values, double mean)
    {
        var less = values.ToArray();
        foreach (ref var value in less.AsSpan())
            value -= mean;
        return less;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Σ values[t + lag] over the windows.</summary>
    private static double Sum(double[] values, int lag, RowRange[] runs)
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
    private static double Dot(double[] a, int i, double[] b, int j, RowRange[] runs)
    {
        var sum = 0.0;
        foreach (var run in runs)
            sum += Dot(a.AsSpan(run.First + i, run.Count), b.AsSpan(run.First + j, run.Count));
        return sum;
    }
}
