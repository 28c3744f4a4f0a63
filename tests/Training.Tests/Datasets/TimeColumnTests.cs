using System.Globalization;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

/// <summary>The forms of time that loggers write, and what is said of them.</summary>
public sealed class TimeColumnTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2024-01-01 10:00:00+00:00", "2024-01-01 10:00:00.000200+00:00", "2024-01-01 10:00:00.000400+00:00")]
    [InlineData("2024-01-01T10:00:00Z", "2024-01-01T10:00:00.000200Z", "2024-01-01T10:00:00.000400Z")]
    [InlineData(" 2024-01-01 10:00:00.000000 ", " 2024-01-01 10:00:00.000200", "2024-01-01 10:00:00.000400\t")]
    [InlineData("20240101T100000.0000", "20240101T100000.0002", "20240101T100000.0004")]
    [InlineData("1704103200.0000", "1704103200.0002", "1704103200.0004")]
    [InlineData("1704103200000.0", "1704103200000.2", "1704103200000.4")]
    [InlineData("1704103200000000", "1704103200000200", "1704103200000400")]
    [InlineData("1704103200000000000", "1704103200000200000", "1704103200000400000")]
    [InlineData("0", "0.0002", "0.0004")]
    [InlineData("0", "2e-4", "4E-4")]
    [InlineData("-0.0002", "0.0000", "+0.0002")]
    [InlineData("2024-01-01 10:00:00+02:00", "2024-01-01 09:00:00.0002+01:00", "2024-01-01 08:00:00.0004Z")]
    public void Every_form_gives_the_same_period(params string[] times)
    {
        var segment = Assert.Single(Read(times).Summary.Segments);

        Assert.Equal([3], segment.PieceRows);
        Assert.Equal(0.0002, segment.SamplePeriodSeconds, 1e-12);
    }

    [Theory]
    [InlineData("2024-01-01 10:00:00+00:00", 2024, 1, 1, 10)]
    [InlineData("2024-01-01 01:30:00+02:00", 2023, 12, 31, 23)]
    [InlineData("1704103200", 2024, 1, 1, 10)]
    [InlineData("1704103200000", 2024, 1, 1, 10)]
    [InlineData("1704103200000000", 2024, 1, 1, 10)]
    [InlineData("1704103200000000000", 2024, 1, 1, 10)]
    [InlineData("0.0", 1970, 1, 1, 0)]
    public void The_start_is_in_UTC(string time, int year, int month, int day, int hour) =>
        Assert.Equal(
            new DateTime(year, month, day, hour, time.Contains(":30", StringComparison.Ordinal) ? 30 : 0, 0),
            Read(time).Summary.Segments[0].Start
        );

    [Theory]
    [InlineData(
        "The numbers in 'time_x' were taken for milliseconds, from 1970 or from the recording's start.",
        "1704103200000",
        "1704103200001"
    )]
    [InlineData(
        "The times in 'time_x' have a zone (+02:00); they were converted to UTC.",
        "2024-01-01 10:00:00+02:00",
        "2024-01-01 10:00:01+02:00"
    )]
    [InlineData(
        "The times in 'time_x' have different zones; all were converted to UTC.",
        "2024-01-01 10:00:00+02:00",
        "2024-01-01 09:00:01+01:00"
    )]
    public void What_was_taken_for_what_is_said(string note, params string[] times) =>
        Assert.Equal([note], Read(times).Summary.Notes);

    [Theory]
    [InlineData("expected a time without a zone as in the first row", "2024-01-01 10:00:00", "2024-01-01 10:00:00Z")]
    [InlineData("expected a time with a zone as in the first row", "2024-01-01 10:00:00Z", "2024-01-01 10:00:00")]
    [InlineData("expected a number as in the first row", "12", "2024-01-01 10:00:00")]
    [InlineData("expected a time such as 2023-05-03 21:47:31.000200", "2024-01-01 10:00:00", "12")]
    [InlineData("expected seconds as in the first row", "12", "1704103200000")]
    [InlineData("expected a time from the year 1 to 9999", "9999999999999999999999")]
    [InlineData("expected a time such as 2023-05-03 21:47:31.000200, or seconds", "03/05/2023 21:47:31")]
    public void A_row_of_another_kind_is_refused(string problem, params string[] times)
    {
        var exception = Assert.Throws<DatasetException>(() => Read(times));

        Assert.Equal((times.Length + 1, "time_x"), ((int)exception.Line, exception.Column));
        Assert.EndsWith(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e28")]
    [InlineData("-7e27")]
    [InlineData("-1e11")]
    public void A_number_that_is_no_time_in_the_stated_unit_is_refused(string time)
    {
        _folder.Write("data.columns.yaml", "time: {column: time_x, unit: s}\n");

        Assert.EndsWith(
            "expected a time from the year 1 to 9999",
            Assert.Throws<DatasetException>(() => Read(time)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("ms", 0.001)]
    [InlineData("us", 0.000001)]
    [InlineData("s", 1)]
    public void A_mapping_may_say_what_small_numbers_count(string unit, double period)
    {
        _folder.Write("data.columns.yaml", $"time: {{column: time_x, unit: {unit}}}\n");

        Assert.Equal(period, Read("0", "1", "2").Summary.Segments[0].SamplePeriodSeconds, 1e-12);
    }

    [Fact]
    public void A_clock_that_is_coarser_than_the_sampling_is_refused_with_what_to_do()
    {
        var times = Enumerable.Range(0, 20).Select(i => $"2024-01-01 10:00:0{i / 5}").ToArray();

        var exception = Assert.Throws<DatasetException>(() => Read(times));

        Assert.Equal(
            "data.csv, column 'time_x': 16 of 20 rows have the time of another row, so the clock is coarser than the sampling; "
                + "state the samples a second with 'rate:' in data.columns.yaml",
            exception.Message
        );
    }

    [Fact]
    public void With_a_stated_rate_a_coarse_clock_orders_the_rows_and_shows_the_gaps()
    {
        _folder.Write("data.columns.yaml", "rate: 5\n");
        string[] times =
        [
            .. Enumerable.Range(0, 20).Select(i => $"2024-01-01 10:00:0{i / 5}"),
            "2024-01-01 10:00:07",
            "2024-01-01 10:00:07",
        ];

        var dataset = Read(times);

        var segment = Assert.Single(dataset.Summary.Segments);
        Assert.Equal([20, 2], segment.PieceRows);
        Assert.Equal(0.2, segment.SamplePeriodSeconds);
        Assert.Equal(Enumerable.Range(0, 22).Select(i => (double)i), Times(dataset));
    }

    [Theory]
    [InlineData("10:00:00.2")]
    [InlineData("1:00:00,25")]
    [InlineData("10:00")]
    public void Times_of_the_clock_alone_are_refused_with_what_to_do_and_are_not_needed_with_a_rate(string time)
    {
        var quoted = $"\"{time}\"";
        Assert.Equal(
            $"data.csv, line 2, column 'time_x': found '{time}', expected a time with its date; export it so, or state 'rate:' and no 'time:' in the mapping",
            Assert.Throws<DatasetException>(() => Read(quoted, quoted)).Message
        );

        _folder.Write("data.columns.yaml", "rate: 5\n");
        var summary = Read(quoted, quoted).Summary;

        Assert.Equal([2], summary.Segments[0].PieceRows);
        Assert.Equal(
            ["The times in 'time_x' have no date and were left out; the rows follow each other as they stand."],
            summary.Notes
        );
    }

    [Theory]
    [InlineData(
        1,
        "the numbers look like days as Excel counts them; export the time with its date, or state the samples a second with 'rate:' "
            + "(or, if they are seconds, 'unit: s' below 'time:') in data.columns.yaml"
    )]
    [InlineData(
        0.001,
        "17 of 20 rows have the time of another row, so the clock is coarser than the sampling (if these are days as Excel counts them, "
            + "export the time with its date); state the samples a second with 'rate:' in data.columns.yaml"
    )]
    public void Days_of_Excel_are_refused_with_what_to_do_and_read_with_a_rate(double seconds, string problem)
    {
        string[] times =
        [
            .. Enumerable
                .Range(0, 20)
                .Select(i =>
                    (45000.123m + (decimal)(i * seconds / 86_400)).ToString("F7", CultureInfo.InvariantCulture)
                ),
        ];

        Assert.Equal(
            $"data.csv, column 'time_x': {problem}",
            Assert.Throws<DatasetException>(() => Read(times)).Message
        );

        _folder.Write("data.columns.yaml", "rate: 5000\n");
        Assert.Equal(20, Read(times).Summary.Segments[0].Rows);
    }

    [Fact]
    public void Seconds_of_the_day_are_no_days() =>
        Assert.Equal(
            0.0002,
            Read("45000.1230", "45000.1232", "45000.1234").Summary.Segments[0].SamplePeriodSeconds,
            1e-9
        );

    [Fact]
    public void With_a_stated_rate_no_time_column_is_needed()
    {
        _folder.Write("data.columns.yaml", "rate: 5000\n");

        var dataset = Reading.Read(
            _folder.Write(
                "data.csv",
                "sensor1,sensor2,speedSet,load_value\n1,1,40,80\n2,4,40,80\n3,4,40,0\n4,3,40,80\n"
            )
        );

        Assert.Equal(
            [
                [1],
                [2, 1],
            ],
            dataset.Summary.Segments.Select(each => each.PieceRows)
        );
        Assert.All(dataset.Summary.Segments, each => Assert.Equal(0.0002, each.SamplePeriodSeconds));
    }

    [Fact]
    public void A_skipped_second_cuts_and_all_pieces_are_used()
    {
        var dataset = Read(Seconds(0, 1, 2, 3, 5, 6, 7, 8, 10, 11));

        Assert.Equal([4, 4, 2], dataset.Summary.Segments[0].PieceRows);
        Assert.Equal([0, 4, 8], dataset.Segment(dataset.Summary.Segments[0].Condition, 100).PieceStarts);
    }

    [Fact]
    public void A_mapping_may_let_single_missing_rows_pass_and_a_note_counts_them()
    {
        _folder.Write("data.columns.yaml", "gaps: {missing: 1}\n");

        var dataset = Read(Seconds(0, 1, 2, 3, 5, 6, 7, 8, 11, 12));

        Assert.Equal([8, 2], dataset.Summary.Segments[0].PieceRows);
        Assert.Contains(
            "40 rev/s · 80 N·m: rows are missing in 1 place, no more than 1 at once; windows span them, as the mapping's 'gaps' says.",
            dataset.Summary.Notes
        );
    }

    [Fact]
    public void Jitter_beyond_half_a_period_may_be_stated()
    {
        string[] times = ["0", "1", "2", "3.8", "4", "5"];
        Assert.Equal([3, 3], Read(times).Summary.Segments[0].PieceRows);

        _folder.Write("data.columns.yaml", "gaps: {jitter: 0.9}\n");

        Assert.Equal([6], Read(times).Summary.Segments[0].PieceRows);
    }

    [Theory]
    [InlineData(
        "",
        "Single rows are missing in 2 places; 'gaps: {missing: 1}' in data.columns.yaml lets windows span them.",
        "0 1 2 3 5 6 8 9"
    )]
    [InlineData(
        "",
        "Up to 2 rows are missing in 2 places; 'gaps: {missing: 2}' in data.columns.yaml lets windows span them.",
        "0 1 2 3 5 6 9 10 11"
    )]
    [InlineData(
        "gaps: {missing: 1}\n",
        "Up to 2 rows are missing in 1 place; 'gaps: {missing: 2}' in data.columns.yaml lets windows span them.",
        "0 1 2 3 5 6 9 10 11"
    )]
    [InlineData(
        "",
        "The clock jitters in 1 place; 'gaps: {jitter: 0.8}' in data.columns.yaml lets windows span them.",
        "0 1 2 3.8 4 5"
    )]
    [InlineData(
        "",
        "Single rows are missing in 1 place and the clock jitters in 1 place; 'gaps: {missing: 1, jitter: 0.8}' in data.columns.yaml lets windows span them.",
        "0 1 2 3.8 4 5 6 8 9"
    )]
    public void A_note_on_gaps_says_which_key_lets_windows_span_them(string mapping, string remedy, string times)
    {
        _folder.Write("data.columns.yaml", mapping.Length > 0 ? mapping : "units: mm\n");

        var written = times.Split(' ');
        var summary = Read(written).Summary;

        Assert.Contains(
            summary.Notes,
            note => note.EndsWith($"all are used, and no window spans a gap. {remedy}", StringComparison.Ordinal)
        );
        Assert.Equal(
            remedy,
            $"{char.ToUpperInvariant(summary.Segments[0].GapRemedy![0])}{summary.Segments[0].GapRemedy![1..]}."
        );

        var key = remedy[(remedy.IndexOf('\'', StringComparison.Ordinal) + 1)..remedy.LastIndexOf('\'')];
        _folder.Write("data.columns.yaml", key + "\n");
        Assert.Single(Read(written).Summary.Segments[0].PieceRows);
    }

    [Fact]
    public void Long_gaps_have_no_remedy() =>
        Assert.Null(Read("0", "1", "2", "30", "31").Summary.Segments[0].GapRemedy);

    [Fact]
    public void A_clock_that_drifts_is_no_gap()
    {
        var time = 0.0;
        var times = Enumerable
            .Range(0, 1000)
            .Select(i => (time += 0.0002 * (1 + (i * 0.0003))).ToString("F7", CultureInfo.InvariantCulture));

        Assert.Equal([1000], Read([.. times]).Summary.Segments[0].PieceRows);
    }

    [Fact]
    public void The_end_of_daylight_saving_does_not_mix_two_hours()
    {
        string[] times =
        [
            .. Enumerable.Range(0, 60).Select(i => $"2023-10-29 02:59:{i:00}"),
            .. Enumerable.Range(0, 60).Select(i => $"2023-10-29 02:00:{i:00}"),
        ];

        var dataset = Read(times);

        Assert.Equal([120], dataset.Summary.Segments[0].PieceRows);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => (double)i), Times(dataset));
        Assert.StartsWith(
            "40 rev/s · 80 N·m: the times go back by an hour",
            Assert.Single(dataset.Summary.Notes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_beginning_of_daylight_saving_is_a_gap_with_a_note()
    {
        string[] times =
        [
            .. Enumerable.Range(0, 60).Select(i => $"2023-03-26 01:59:{i:00}"),
            .. Enumerable.Range(0, 60).Select(i => $"2023-03-26 03:00:{i:00}"),
        ];

        var dataset = Read(times);

        Assert.Equal([60, 60], dataset.Summary.Segments[0].PieceRows);
        Assert.Contains(
            dataset.Summary.Notes,
            note => note.Contains("an hour is missing, as when daylight saving begins", StringComparison.Ordinal)
        );
    }

    private static string[] Seconds(params int[] seconds) =>
        [.. seconds.Select(second => $"2024-01-01 10:00:{second:00}")];

    private Dataset Read(params string[] times) =>
        Reading.Read(
            _folder.Write(
                "data.csv",
                "sensor1,sensor2,time_x,speedSet,load_value\n"
                    + string.Concat(times.Select((time, i) => $"{i},{i % 7},{time},40,80\n"))
            )
        );
}
