using System.Globalization;
using GearSweep.Shared.Datasets;

namespace GearSweep.Training.Datasets;

/// <summary>
/// Finds the segment of each operating condition. The rules: the rows of a condition (and gear) are put in time order;
/// of rows with the same time the first in the file is kept, unless the sampling rate is stated; rows are cut into
/// pieces where two are further apart than 1.5 sample periods, a period being the stated one or else the median step;
/// all pieces in time order are the segment. A segment holds rows of one gear alone: of several, the one with the most
/// rows, the earliest of several with as many. Wherever a rule changed something, a note says so.
/// </summary>
internal static class SegmentFinder
{
    private const int MostNotes = 50;

    /// <summary>Finds the segments.</summary>
    /// <param name="table">The files' rows.</param>
    /// <param name="mapping">What is said of the sampling rate and of gaps.</param>
    /// <param name="mappingFile">Where that is said or may be said.</param>
    /// <returns>One segment for each condition, in grid order, and the notes.</returns>
    /// <exception cref="ClockException">The clock is coarser than the sampling, and no rate is stated.</exception>
    public static (IReadOnlyList<SegmentRows> Segments, IReadOnlyList<string> Notes) Find(
        SampleTable table,
        ColumnMapping mapping,
        string mappingFile
    )
    {
        var notes = new List<string>(table.Notes);
        var rowsOfSeries = RowsOfSeries(table);
        var segments = Enumerable
            .Range(0, rowsOfSeries.Length)
            .GroupBy(series => table.SeriesList[series].Condition)
            .OrderBy(group => group.Key)
            .Select(group => FindOne(table, mapping, mappingFile, group.Key, [.. group], rowsOfSeries, notes))
            .ToList();
        if (notes.Count > MostNotes)
        {
            var more = notes.Count - MostNotes;
            notes.RemoveRange(MostNotes, more);
            notes.Add(Invariant($"There are {more} more notes of this kind."));
        }

        return (segments, notes);
    }

    private static SegmentRows FindOne(
        SampleTable table,
        ColumnMapping mapping,
        string mappingFile,
        OperatingCondition condition,
        int[] series,
        int[][] rowsOfSeries,
        List<string> notes
    )
    {
        var rowsInFile = series.Sum(index => rowsOfSeries[index].Length);
        var pieces = series.ToDictionary(
            index => index,
            index => SeriesPieces.From(table, mapping, rowsOfSeries[index])
        );
        var chosen = series
            .OrderByDescending(index => pieces[index].Rows.Length)
            .ThenBy(index => StartOf(table, pieces[index]))
            .First();
        var found = pieces[chosen];
        notes.AddRange(pieces.Values.SelectMany(each => each.Notes).Distinct().Select(note => $"{condition}: {note}"));
        if (series.Length > 1)
        {
            var gears = string.Join(", ", series.Select(index => $"'{table.SeriesList[index].Gear}'"));
            notes.Add(
                $"{condition}: several gears ({gears}) were recorded here; the segment holds rows of one alone, '{table.SeriesList[chosen].Gear}'."
            );
        }

        var remedy = found.Gaps?.Remedy(mappingFile);
        if (found.Starts.Length > 1)
        {
            var cut = Invariant(
                $"gaps in time cut the rows into {found.Starts.Length} pieces, the longest of {Count(found.PieceRows.Max())}"
            );
            notes.Add($"{condition}: {cut}; all are used, and no window spans a gap.{Sentence(remedy)}");
        }

        notes.AddRange(SensorCheck.NotesOf(table, found).Select(note => $"{condition}: {note}"));
        var start = table.Ticks is null ? DateTime.UnixEpoch.Ticks : StartOf(table, found);
        var summary = new SegmentSummary(
            condition,
            found.Rows.Length,
            rowsInFile,
            found.PieceRows,
            new DateTime(start, DateTimeKind.Unspecified),
            found.PeriodTicks / TimeSpan.TicksPerSecond
        )
        {
            GapRemedy = remedy,
        };
        return new SegmentRows(summary, found.Rows, found.Starts);
    }

    private static string Sentence(string? text) =>
        text is null ? "" : $" {char.ToUpperInvariant(text[0])}{text[1..]}.";

    private static long StartOf(SampleTable table, SeriesPieces pieces) =>
        table.Ticks?[pieces.Rows[0]] ?? pieces.Rows[0];

    /// <summary>The row numbers of each series, in the files' order.</summary>
    private static int[][] RowsOfSeries(SampleTable table)
    {
        var counts = new int[table.SeriesList.Count];
        for (var row = 0; row < table.Count; row++)
            counts[table.SetPointOf(row).Series]++;
        var rowsOfSeries = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (var row = 0; row < table.Count; row++)
        {
            var series = table.SetPointOf(row).Series;
            rowsOfSeries[series][counts[series]++] = row;
        }

        return rowsOfSeries;
    }

    private static string Count(int rows) => rows == 1 ? "1 row" : Invariant($"{rows} rows");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
