using GearSweep.Shared.Datasets;
using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Datasets;

/// <summary>pandas' <c>describe</c> of a column.</summary>
internal static class ColumnDescription
{
    /// <summary>The eight figures; the standard deviation of a single row is NaN, as in pandas.</summary>
    public static ColumnStatistics Of(string name, double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var (mean, std) = ArrayStatistics.MeanStandardDeviation(values);
        return new ColumnStatistics(
            name, values.Length, mean, std, sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1]);
    }

    // R-7 of Hyndman and Fan, "Sample quantiles in statistical packages" (1996), is what numpy and pandas call linear.
    private static double Quantile(double[] sorted, double tau) => SortedArrayStatistics.QuantileCustom(sorted, tau, QuantileDefinition.R7);
}
