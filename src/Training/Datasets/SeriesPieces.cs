using System.Globalization;

namespace GearSweep.Training.Datasets;

/// <summary>The rows of one gear at one condition, in time order and cut at the gaps.</summary>
/// <param name="Rows">Row numbers.</param>
/// <param name="Starts">Where in <paramref name="Rows"/> pieces begin; the first is 0.</param>
/// <param name="PeriodTicks">The sample period in units of 100 ns; 0 of a single row.</param>
/// <param name="Notes">Which rules changed something.</param>
internal sealed record SeriesPieces(int[] Rows, int[] Starts, double PeriodTicks, IReadOnlyList<string> Notes)
{
    // A few rows that were written twice are an accident; more are a clock that does not tell the rows apart.
    private const double MostShared = 0.05;

    // A second in days, read as seconds: a recording of a sample a second or more has no longer steps, and one in
    // seconds hardly as short ones.
    private const long DaysStep = (TimeSpan.TicksPerSecond / 86_400) + 1;
    private const string Days = " (if these are days as Excel counts them, export the time with its date)";

    /// <summary>The gaps that a wider rule would let pass.</summary>
    public GapTally? Gaps { get; private init; }

    /// <summary>The rows of each piece.</summary>
    public int[] PieceRows =>
        [.. Starts.Select((start, piece) => (piece + 1 < Starts.Length ? Starts[piece + 1] : Rows.Length) - start)];

    /// <summary>Orders and cuts rows.</summary>
    /// <param name="table">The table that they are in.</param>
    /// <param name="mapping">What is said of the sampling rate and of gaps.</param>
    /// <param name="rows">Their numbers, in the files' order.</param>
    /// <exception cref="ClockException">The clock is coarser than the sampling, and no rate is stated.</exception>
    public static SeriesPieces From(SampleTable table, ColumnMapping mapping, int[] rows)
    {
        var notes = new List<string>();
        var period = mapping.Rate is { } rate ? TimeSpan.TicksPerSecond / rate : 0;
        if (table.Ticks is not { } ticks)
            return new SeriesPieces(rows, StartsInFiles(table, rows), period, notes);
        if (DaylightSaving.Undo(table, rows))
        {
            notes.Add(
                "the times go back by an hour, as when daylight saving ends; the rows after that were taken for an hour later. "
                    + "Times with a zone leave no doubt."
            );
        }

        if (TimeOrder.Sort(rows, ticks))
            notes.Add("the rows were not in time order and were put in time order.");
        if (period > 0)
            return Cut(rows, ticks, period, Granularity(rows, ticks, period), table, mapping.Gaps, notes);
        if (table.MayBeDays && StepMedian.Compute(rows, ticks) is > 0 and <= DaysStep)
        {
            throw new ClockException(
                "the numbers look like days as Excel counts them; export the time with its date, "
                    + "or state the samples a second with 'rate:' (or, if they are seconds, 'unit: s' below 'time:')"
            );
        }

        rows = FirstOfEachTime(rows, table, ticks, notes);
        return Cut(rows, ticks, StepMedian.Compute(rows, ticks), 0, table, mapping.Gaps, notes);
    }

    /// <summary>Without times, rows are consecutive that follow each other in one file.</summary>
    private static int[] StartsInFiles(SampleTable table, int[] rows)
    {
        var fileStarts = table.FileStarts.ToHashSet();
        return
        [
            0,
            .. Enumerable
                .Range(1, Math.Max(0, rows.Length - 1))
                .Where(i => rows[i] != rows[i - 1] + 1 || fileStarts.Contains(rows[i])),
        ];
    }

    private static int[] FirstOfEachTime(int[] rows, SampleTable table, ChunkedColumn<long> ticks, List<string> notes)
    {
        var repeated = 0;
        var shared = 0;
        var first = 0;
        for (var i = 1; i < rows.Length; i++)
        {
            if (ticks[rows[i]] != ticks[rows[first]])
                first = i;
            else if (table.Columns.All(column => column[rows[i]] == column[rows[first]]))
                repeated++;
            else
                shared++;
        }

        if (shared > MostShared * rows.Length)
        {
            throw new ClockException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{shared} of {rows.Length} rows have the time of another row, so the clock is coarser than the sampling"
                ) + $"{(table.MayBeDays ? Days : "")}; state the samples a second with 'rate:'"
            );
        }

        if (repeated + shared == 0)
            return rows;
        var which = shared == 0 ? "the time and the values" : "the time";
        notes.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{repeated + shared} {(repeated + shared == 1 ? "row" : "rows")} repeated {which} of another; the first of each time was kept."
            )
        );
        return [.. rows.Where((row, i) => i == 0 || ticks[row] != ticks[rows[i - 1]])];
    }

    /// <summary>The usual step of a clock that is coarser than the sampling; 0 of one that is not.</summary>
    private static long Granularity(int[] rows, ChunkedColumn<long> ticks, double period)
    {
        int[] steps = [.. rows.Where((row, i) => i == 0 || ticks[row] != ticks[rows[i - 1]])];
        var step = steps.Length == rows.Length ? 0 : StepMedian.Compute(steps, ticks);
        return step > period ? step : 0;
    }

    private static SeriesPieces Cut(
        int[] rows,
        ChunkedColumn<long> ticks,
        double period,
        long granularity,
        SampleTable table,
        GapRule gaps,
        List<string> notes
    )
    {
        var starts = new List<int> { 0 };
        var passed = 0;
        var hour = false;
        var tally = new GapTally(gaps);
        double StepTo(int i) =>
            i > 0 && i < rows.Length
                ? (ticks[rows[i]] - ticks[rows[i - 1]] - granularity) / period
                : double.PositiveInfinity;
        var usual = ((1 + gaps.Jitter) * period) + granularity;
        var longest = (gaps.LongestStep * period) + granularity;
        for (var i = 1; i < rows.Length; i++)
        {
            var step = ticks[rows[i]] - ticks[rows[i - 1]];
            if (step > longest)
            {
                starts.Add(i);
                tally.Add(StepTo(i), StepTo(i - 1), StepTo(i + 1));
                hour |= table.HasLocalTimes && DaylightSaving.IsAnHour(step, period);
            }
            else if (step > usual)
            {
                passed++;
            }
        }

        if (passed > 0)
        {
            notes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"rows are missing in {passed} {(passed == 1 ? "place" : "places")}, no more than {gaps.Missing} at once; windows span them, as the mapping's 'gaps' says."
                )
            );
        }

        if (hour)
            notes.Add("an hour is missing, as when daylight saving begins. Times with a zone leave no doubt.");
        return new SeriesPieces(rows, [.. starts], period, notes) { Gaps = tally };
    }
}
