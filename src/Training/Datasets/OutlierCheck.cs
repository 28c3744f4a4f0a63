using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Looks for values so far outside the rest that nothing of the rest is left once a channel is scaled: few values that
/// stretch the range to five hundred times what all others take or more. No vibration does that; a wrong digit or a
/// lost reading's mark (1e30, -9999) does.
/// </summary>
internal static class OutlierCheck
{
    private const int Bins = 1_000;
    private const int FewestRows = 20;
    private const int FewValues = 3;
    private const double FewShare = 0.01;

    /// <summary>A note on a channel; <see langword="null"/> where there is nothing to say.</summary>
    public static string? NoteOf(SampleTable table, int channel, int[] rows, double least, double greatest)
    {
        var width = (greatest - least) / Bins;
        if (rows.Length < FewestRows || width == 0)
            return null;
        var column = table.Columns[channel];
        var most = Math.Max(FewValues, (int)(FewShare * rows.Length));
        var (first, count) = Crowd(column, rows, least, width);
        if (rows.Length - count > most)
            return null;
        var (low, high, farthest) = (double.PositiveInfinity, double.NegativeInfinity, rows[0]);
        var middle = least + ((first + 1) * width);
        foreach (var row in rows)
        {
            var value = column[row];
            if (Math.Abs(value - middle) > Math.Abs(column[farthest] - middle))
                farthest = row;
            if (BinOf(value, least, width) - first is not (0 or 1))
                continue;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        // All others are one value: those of a switch or a pulse, of which nothing is lost.
        if (low == high)
            return null;
        var outside = rows.Length - count;
        var place = table.Places.Of(farthest) is { } known ? $" in {known}" : "";
        var which = outside == 1 ? "1 value" : string.Create(CultureInfo.InvariantCulture, $"{outside:#,0} values");
        var far = string.Create(CultureInfo.InvariantCulture, $"{column[farthest]:G6}{place}");
        return $"'{table.Channels[channel].Name}' has {which} far outside the rest ({(outside == 1 ? "" : "the farthest is ")}{far}); "
            + "the scaling leaves next to nothing of the others.";
    }

    /// <summary>
    /// The two neighbouring bins with the most values: the first of them, and how many values they hold.
    /// </summary>
    private static (int First, int Count) Crowd(ChunkedColumn<double> column, int[] rows, double least, double width)
    {
        var counts = new int[Bins];
        foreach (var row in rows)
            counts[BinOf(column[row], least, width)]++;
        var first = Enumerable.Range(0, Bins - 1).MaxBy(bin => counts[bin] + counts[bin + 1]);
        return (first, counts[first] + counts[first + 1]);
    }

    private static int BinOf(double value, double least, double width) =>
        Math.Min((int)((value - least) / width), Bins - 1);
}
