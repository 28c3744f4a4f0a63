using GearSweep.Training.Series;
using MathNet.Numerics.LinearAlgebra;

namespace GearSweep.Training.Baselines;

/// <summary>
/// Sums over the rows that have enough rows before them in their piece: of every lag of every channel, of the target,
/// and of the products of any two. From them follow the line of least squares of every order and its error on these
/// rows, without looking at a row again.
/// </summary>
internal sealed class LagProducts
{
    private readonly Matrix<double> _products;
    private readonly double[] _sums;
    private readonly double[] _offsets;
    private readonly int _channels;

    private LagProducts(Matrix<double> products, double[] sums, double[] offsets, int channels, int longest, int rows)
    {
        (_products, _sums, _offsets, _channels) = (products, sums, offsets, channels);
        (Longest, Rows) = (longest, rows);
    }

    /// <summary>The longest lag.</summary>
    public int Longest { get; }

    /// <summary>How many rows were summed up.</summary>
    public int Rows { get; }

    // A channel has its lags from the oldest on, and the row itself.
    private int Width => Longest + 1;

    private int Target => _products.RowCount - 1;

    /// <summary>Sums up.</summary>
    /// <param name="channels">The channels' rows in time order, the target last.</param>
    /// <param name="pieces">Pieces of consecutive rows; shorter ones than <paramref name="longest"/> + 1 count for
    /// nothing.</param>
    /// <param name="longest">The longest lag, from 1.</param>
    /// <param name="offsets">What is taken off each channel, so that the sums keep their digits: near its mean.</param>
    public static LagProducts Create(double[][] channels, IEnumerable<RowRange> pieces, int longest, double[] offsets)
    {
        RowRange[] runs =
        [
            .. pieces.Where(piece => piece.Count > longest).Select(piece => piece with { End = piece.End - longest }),
        ];
        double[][] centred =
        [
            .. channels.Zip(offsets, (values, offset) => Array.ConvertAll(values, value => value - offset)),
        ];
        var width = longest + 1;
        var products = Matrix<double>.Build.Dense(channels.Length * width, channels.Length * width);
        for (var i = 0; i < channels.Length; i++)
        {
            for (var j = i; j < channels.Length; j++)
                LagSums.AddProducts(products, i * width, j * width, centred[i], centred[j], width, runs);
        }

        for (var i = 0; i < products.RowCount; i++)
        {
            for (var j = i + 1; j < products.RowCount; j++)
                products[j, i] = products[i, j];
        }

        return new LagProducts(
            products,
            [.. centred.SelectMany(values => Enumerable.Range(0, width).Select(lag => LagSums.Sum(values, lag, runs)))],
            offsets,
            channels.Length,
            longest,
            runs.Sum(run => run.Count)
        );
    }

    /// <summary>The line of an order that has the least squares on these rows.</summary>
    /// <param name="order">p, up to <see cref="Longest"/>.</param>
    public LagLine Fit(int order)
    {
        var lags = Lags(order);
        var (means, mean) = (Array.ConvertAll(lags, lag => _sums[lag] / Rows), _sums[Target] / Rows);
        var centred = Matrix<double>.Build.Dense(
            lags.Length,
            lags.Length,
            (i, j) => _products[lags[i], lags[j]] - Rows * means[i] * means[j]
        );
        var right = Vector<double>.Build.Dense(lags.Length, i => _products[lags[i], Target] - Rows * means[i] * mean);
        double[] weights = [.. LeastSquares.Solve(centred, right)];
        var intercept = mean;
        for (var i = 0; i < weights.Length; i++)
            intercept -= weights[i] * means[i];
        return new LagLine(order, weights, intercept, _offsets);
    }

    /// <summary>A line's mean squared error on these rows.</summary>
    /// <param name="line">A line with the same offsets.</param>
    public double MeanSquaredError(LagLine line)
    {
        // Σ(y − c − w·u)², multiplied out.
        var lags = Lags(line.Order);
        var (weights, intercept) = (line.Weights, line.CentredIntercept);
        var sum = _products[Target, Target] - 2 * intercept * _sums[Target] + Rows * intercept * intercept;
        for (var i = 0; i < lags.Length; i++)
        {
            sum += 2 * weights[i] * (intercept * _sums[lags[i]] - _products[lags[i], Target]);
            for (var j = 0; j < lags.Length; j++)
                sum += weights[i] * weights[j] * _products[lags[i], lags[j]];
        }

        return Math.Max(0, sum / Rows);
    }

    private int[] Lags(int order) =>
        [
            .. Enumerable
                .Range(0, _channels)
                .SelectMany(channel => Enumerable.Range(channel * Width + Longest - order, order)),
        ];
}
