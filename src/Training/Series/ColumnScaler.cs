using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Series;

/// <summary>
/// Scaling of columns as scikit-learn's <c>MinMaxScaler</c> and <c>StandardScaler</c> do it, in double: x′ = x · scale +
/// shift, which is (x − Offset) / Spread. A column that is constant in the rows it was fitted on becomes 0.
/// </summary>
internal sealed class ColumnScaler
{
    private readonly double[] _scale;
    private readonly double[] _shift;

    private ColumnScaler(ScalingKind kind, double[] offset, double[] spread)
    {
        (Kind, Offset, Spread) = (kind, offset, spread);
        _scale = [.. spread.Select(r => 1 / (r < 10 * MachineEpsilon ? 1 : r))];
        _shift = [.. offset.Zip(_scale, (m, s) => 0 - m * s)];
    }

    /// <summary>Which of the two.</summary>
    public ScalingKind Kind { get; }

    /// <summary>Least value of each column, or its mean.</summary>
    public double[] Offset { get; }

    /// <summary>
    /// Greatest less least value of each column, or its standard deviation (divisor n); 0 for a constant column.
    /// </summary>
    public double[] Spread { get; }

    private static double MachineEpsilon => double.BitIncrement(1) - 1;

    /// <summary>Fits a scaler.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="rows">Row-major, shape rows × <paramref name="columns"/>; at least one row.</param>
    /// <param name="columns">Columns of a row.</param>
    public static ColumnScaler Fit(ScalingKind kind, ReadOnlySpan<double> rows, int columns) =>
        kind == ScalingKind.Standard ? Standard(rows, columns) : MinMax(rows, columns);

    /// <summary>Fits one that makes the rows span 0 to 1.</summary>
    /// <param name="rows">Row-major, shape rows × <paramref name="columns"/>; at least one row.</param>
    /// <param name="columns">Columns of a row.</param>
    public static ColumnScaler MinMax(ReadOnlySpan<double> rows, int columns)
    {
        double[] min = [.. rows[..columns]],
            max = [.. rows[..columns]];
        for (var i = 0; i < rows.Length; i++)
        {
            var column = i % columns;
            min[column] = Math.Min(min[column], rows[i]);
            max[column] = Math.Max(max[column], rows[i]);
        }

        return new ColumnScaler(ScalingKind.Minmax, min, [.. max.Zip(min, (high, low) => high - low)]);
    }

    /// <summary>A value of a column in the scale of the rows that were fitted.</summary>
    public double Transform(double value, int column) => value * _scale[column] + _shift[column];

    /// <summary>The other way: a scaled value in the column's own units.</summary>
    public double Inverse(double scaled, int column) => (scaled - _shift[column]) / _scale[column];

    /// <summary>How many times as large a difference is in this scale as in another.</summary>
    public double RatioTo(ColumnScaler other, int column) => _scale[column] / other._scale[column];

    private static ColumnScaler Standard(ReadOnlySpan<double> rows, int columns)
    {
        var count = rows.Length / columns;
        double[] mean = new double[columns],
            variance = new double[columns];
        for (var i = 0; i < rows.Length; i++)
            mean[i % columns] += rows[i] / count;
        for (var i = 0; i < rows.Length; i++)
            variance[i % columns] += (rows[i] - mean[i % columns]) * (rows[i] - mean[i % columns]) / count;
        // A constant column's mean may differ from it by rounding alone.
        double[] spread = [.. variance.Zip(mean, (v, m) => Math.Sqrt(v) <= 1e-12 * Math.Abs(m) ? 0 : Math.Sqrt(v))];
        return new ColumnScaler(ScalingKind.Standard, mean, spread);
    }
}
