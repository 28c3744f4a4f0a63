using System.Globalization;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Finds the segment of each operating condition. The rules: the rows of a condition (and gear) are put in time order; of rows with the
/// same time the first in the file is kept; rows are cut into pieces where two are further apart than 1.5 sample periods, a period being
/// the median step; all pieces in time order are the segment. A segment holds rows of one gear alone: of several, the one with the most
/// rows, the earliest of several with as many. Wherever a rule changed something, a note says so.
/// </summary>
internal static class SegmentFinder
{
    private const double LongestStep = 1.5;
    private const int MostNotes = 50;

    /// <summary>Finds the segments.</summary>
    /// <param name="table">A file's rows.</param>
    /// <returns>One segment for each condition, in grid order, and the notes.</returns>
    public static (IReadOnlyList<SegmentRows> Segments, IReadOnlyList<string> Notes) Find(SampleTable table)
    {
        var notes = new List<string>();
        var rowsOfSeries = RowsOfSeries(table);
        var segments = Enumerable.Range(0, rowsOfSeries.Length)
            .GroupBy(series => table.SeriesList[series].Condition)
            .OrderBy(group => group.Key)
            .Select(group => FindOne(table, group.Key, [.. group.Select(series => rowsOfSeries[series])], notes))
            .ToList();
        if (notes.Count > MostNotes)
        {
            var more = notes.Count - MostNotes;
            notes.RemoveRange(MostNotes, more);
            notes.Add(Invariant($"There are {more} more notes of this kind."));
        }

        return (segments, notes);
    }

    private static SegmentRows FindOne(SampleTable table, OperatingCondition condition, int[][] series, List<string> notes)
    {
        var rowsInFile = series.Sum(rows => rows.Length);
        var sorted = false;
        var repeated = 0;
        SeriesRows? longest = null;
        foreach (var rows in series)
        {
            sorted |= PutInTimeOrder(rows, table.Ticks);
            var kept = FirstOfEachTime(rows, table.Ticks);
            repeated += rows.Length - kept.Length;
            if (longest is not { } before
                || kept.Length > before.Rows.Length
                || (kept.Length == before.Rows.Length && table.Ticks[kept[0]] < table.Ticks[before.Rows[0]]))
            {
                longest = CutAtGaps(kept, table.Ticks);
            }
        }

        var (segmentRows, starts, period) = longest!;
        int[] pieceRows = [.. starts.Select((start, piece) => (piece + 1 < starts.Length ? starts[piece + 1] : segmentRows.Length) - start)];
        if (sorted) notes.Add($"{condition}: the rows were not in time order and were put in time order.");
        if (repeated > 0)
        {
            notes.Add(Invariant($"{condition}: {Rows(repeated)} repeated the time of another; the first of each time was kept."));
        }

        if (series.Length > 1)
        {
            var gears = string.Join(", ", table.SeriesList.Where(each => each.Condition == condition).Select(each => each.Gear));
            var gear = table.SeriesList[table.SeriesOf[segmentRows[0]]].Gear;
            notes.Add($"{condition}: several gears ({gears}) were recorded here; a segment holds rows of one gear alone, here of {gear}.");
        }

        if (starts.Length > 1)
        {
            var cut = Invariant($"gaps in time cut the rows into {starts.Length} pieces, the longest of {Rows(pieceRows.Max())}");
            notes.Add($"{condition}: {cut}; all are used, and no window spans a gap.");
        }

        var summary = new SegmentSummary(
            condition,
            segmentRows.Length,
            rowsInFile,
            pieceRows,
            new DateTime(table.Ticks[segmentRows[0]], DateTimeKind.Unspecified),
            (double)period / TimeSpan.TicksPerSecond);
        return new SegmentRows(summary, segmentRows, starts);
    }

    /// <summary>The row numbers of each series, in the file's order.</summary>
    private static int[][] RowsOfSeries(SampleTable table)
    {
        var counts = new int[table.SeriesList.Count];
        for (var row = 0; row < table.Count; row++) counts[table.SeriesOf[row]]++;
        var rowsOfSeries = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var row = 0; row < table.Count; row++)
        {
            var series = table.SeriesOf[row];
            rowsOfSeries[series][counts[series]++] = row;
        }

        return rowsOfSeries;
    }

    /// <summary>Sorts row numbers by time, rows of the same time by their numbers.</summary>
    /// <returns>Whether anything had to move.</returns>
    private static bool PutInTimeOrder(int[] rows, long[] ticks)
    {
        var times = Array.ConvertAll(rows, row => ticks[row]);
        var inOrder = true;
        for (var i = 1; i < times.Length && inOrder; i++) inOrder = times[i - 1] <= times[i];
        if (inOrder) return false;

        // The sort is not stable: rows of the same time are put back into the file's order afterwards.
        Array.Sort(times, rows);
        for (int from = 0, to = 1; to <= times.Length; to++)
        {
            if (to < times.Length && times[to] == times[from]) continue;
            Array.Sort(rows, from, to - from);
            from = to;
        }

        return true;
    }

    private static int[] FirstOfEachTime(int[] rows, long[] ticks)
    {
        var kept = rows.Where((row, i) => i == 0 || ticks[row] != ticks[rows[i - 1]]).ToArray();
        return kept.Length == rows.Length ? rows : kept;
    }

    private static SeriesRows CutAtGaps(int[] rows, long[] ticks)
    {
        var period = MedianStep(rows, ticks);
        var starts = new List<int> { 0 };
        for (var row = 1; row < rows.Length; row++)
        {
            if (ticks[rows[row]] - ticks[rows[row - 1]] > LongestStep * period) starts.Add(row);
        }

        return new SeriesRows(rows, [.. starts], period);
    }

    /// <summary>The median time between two rows, the lower one of two (a gap never counts as a step); 0 for a single row.</summary>
    private static long MedianStep(int[] rows, long[] ticks)
    {
        if (rows.Length < 2) return 0;
        var steps = new long[rows.Length - 1];
        for (var i = 0; i < steps.Length; i++) steps[i] = ticks[rows[i + 1]] - ticks[rows[i]];
        Array.Sort(steps);
        return steps[(steps.Length - 1) / 2];
    }

    private static string Rows(int count) => count == 1 ? "1 row" : Invariant($"{count} rows");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed record SeriesRows(int[] Rows, int[] PieceStarts, long PeriodTicks);
}
