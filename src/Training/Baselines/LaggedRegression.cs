using GearSweep.Training.Series;
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
    private readonly double[] _weights;
    private readonly double _intercept;
    private readonly int _length;

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
                Enumerable.Range(0, length).Select(lag => LagSums.Sum(values, lag, runs) / windows)
            ),
        ];
        var targetMean = LagSums.Sum(target, length, runs) / windows;
        var products = Matrix<double>.Build.Dense(columns, columns);
        for (var i = 0; i < channels.Length; i++)
        {
            for (var j = i; j < channels.Length; j++)
                LagSums.AddProducts(products, i * length, j * length, centred[i], centred[j], length, runs);
        }

        var right = Vector<double>.Build.Dense(columns);
        for (var i = 0; i < columns; i++)
        {
            for (var j = i; j < columns; j++)
                products[j, i] = products[i, j] -= windows * means[i] * means[j];
            right[i] =
                LagSums.Dot(centred[i / length], i % length, target, length, runs) - windows * means[i] * targetMean;
        }

        double[] weights = [.. LeastSquares.Solve(products, right)];
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
                predictions[i] += LagSums.Dot(
                    _weights.AsSpan(channel * _length, _length),
                    channels[channel].AsSpan(starts[i], _length)
                );
        }

        return predictions;
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
}
