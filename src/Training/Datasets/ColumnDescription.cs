using GearSweep.Shared.Datasets;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Datasets;

/// <summary>pandas' <c>describe</c> of a column.</summary>
internal static class ColumnDescription
{
    /// <summary>The eight figures; the standard deviation of a single row is NaN, as in pandas.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">Its values, which are sorted afterwards.</param>
    public static ColumnStatistics Describe(string name, double[] values)
    {
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values);
        Array.Sort(values);
        return new ColumnStatistics(
            name,
            values.Length,
            mean,
            std,
            values[0],
            Quantile(values, 0.25),
            Quantile(values, 0.5),
            Quantile(values, 0.75),
            values[^1]
        );
    }

    // R-7 of Hyndman and Fan, "Sample quantiles in statistical packages" (1996), is what numpy and pandas call linear.
    private static double Quantile(double[] sorted, double tau) =>
        SortedArrayStatistics.QuantileCustom(sorted, tau, QuantileDefinition.R7);
}
