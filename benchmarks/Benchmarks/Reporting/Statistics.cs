namespace GearSweep.Benchmarks.Reporting;

/// <summary>Figures of several runs.</summary>
internal static class Statistics
{
    /// <summary>The middle value; the mean of the two in the middle of an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>All values, in the order in which they were measured.</summary>
    public static string List(IEnumerable<double> values, string format) =>
        string.Join(", ", values.Select(v => v.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));
}
