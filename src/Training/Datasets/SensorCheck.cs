using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>Looks for sensors that were dead, driven beyond their range, or wrong in a few places.</summary>
internal static class SensorCheck
{
    // Noise and quantization seldom give the same greatest value three times in a row.
    private const int ClippedRun = 3;
    private const double MostClipped = 0.01;
    private const int FewestRows = 100;

    /// <summary>What is wrong with the channels of a segment, each a sentence.</summary>
    public static IEnumerable<string> NotesOf(SampleTable table, SeriesPieces pieces)
    {
        if (pieces.Rows.Length < 2)
            yield break;
        for (var channel = 0; channel < table.Channels.Count; channel++)
        {
            var column = table.Columns[channel];
            var name = table.Channels[channel].Name;
            var isTarget = channel == table.Channels.Count - 1;
            var (least, greatest) = Range(column, pieces.Rows);
            if (least == greatest)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{name}' is {least} in every row, as of a dead sensor"
                ) + (isTarget ? "; it is the target, so there is nothing to predict." : ".");
            }
            else if (
                pieces.Rows.Length >= FewestRows
                && Clipped(column, pieces.Rows, least, greatest) / (double)pieces.Rows.Length
                    is > MostClipped
                        and var share
            )
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{100 * share:0.#} % of '{name}' stay at its least or greatest value ({least} and {greatest}), as of a sensor beyond its range."
                );
            }

            if (OutlierCheck.NoteOf(table, channel, pieces.Rows, least, greatest) is { } note)
                yield return note;
        }
    }

    private static (double Least, double Greatest) Range(ChunkedColumn<double> column, int[] rows)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var row in rows)
        {
            var value = column[row];
            if (value < least)
                least = value;
            if (value > greatest)
                greatest = value;
        }

        return (least, greatest);
    }

    /// <summary>The rows in runs of three and more at the least or greatest value.</summary>
    private static int Clipped(ChunkedColumn<double> column, int[] rows, double least, double greatest)
    {
        var clipped = 0;
        for (int from = 0, to = 1; to <= rows.Length; to++)
        {
            if (to < rows.Length && column[rows[to]] == column[rows[from]])
                continue;
            var value = column[rows[from]];
            if (to - from >= ClippedRun && (value == least || value == greatest))
                clipped += to - from;
            from = to;
        }

        return clipped;
    }
}
