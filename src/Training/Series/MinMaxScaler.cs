namespace GearSweep.Training.Series;

/// <summary>
/// Min-max scaling as scikit-learn's <c>MinMaxScaler</c> does it, in double: x′ = x · Scale + Shift, so that the rows
/// it was fitted on span 0 to 1. A column that is constant there becomes 0.
/// </summary>
internal sealed class MinMaxScaler
{
    private readonly double[] _scale;
    private readonly double[] _shift;

    private MinMaxScaler(double[] min, double[] range)
    {
        (Min, Range) = (min, range);
        _scale = [.. range.Select(r => 1 / (r < 10 * MachineEpsilon ? 1 : r))];
        _shift = [.. min.Zip(_scale, (m, s) => 0 - m * s)];
    }

    /// <summary>Least value of each column.</summary>
    public double[] Min { get; }

    /// <summary>Greatest less least value of each column; 0 for a constant column.</summary>
    public double[] Range { get; }

    private static double MachineEpsilon => double.BitIncrement(1) - 1;

    /// <summary>Fits the scaler.</summary>
    /// <param name="rows">Row-major, shape rows × <paramref name="columns"/>; at least one row.</param>
    /// <param name="columns">Columns of a row.</param>
    public static MinMaxScaler Fit(ReadOnlySpan<double> rows, int columns)
    {
        double[] min = [.. rows[..columns]],
            max = [.. rows[..columns]];
        for (var i = 0; i < rows.Length; i++)
        {
            var column = i % columns;
            min[column] = Math.Min(min[column], rows[i]);
            max[column] = Math.Max(max[column], rows[i]);
        }

        return new MinMaxScaler(min, [.. max.Zip(min, (high, low) => high - low)]);
    }

    /// <summary>A value of a column in the scale of the rows that were fitted.</summary>
    public double Transform(double value, int column) => value * _scale[column] + _shift[column];

    /// <summary>The other way: a scaled value in the column's own units.</summary>
    public double Inverse(double scaled, int column) => (scaled - _shift[column]) / _scale[column];
}
