using System.Text;
using GearSweep.Shared.Datasets;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class CsvReadingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Columns_may_stand_in_any_order_and_further_ones_are_ignored()
    {
        var dataset = Read(
            "note,load_value,time_x,sensor2,gear_fault_desc,speedSet,sensor1\nhello,80,2023-05-03 21:47:31,2,eccentricity,8.33203125,1\n"
        );

        var segment = dataset.Segment(new OperatingCondition(8.33, 80), 10);

        Assert.Equal([8.33203125, 80, 1, 2], segment.Values);
        Assert.Equal("eccentricity", dataset.Summary.Gear);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_of_either_kind_and_empty_lines_at_the_end_are_read(string lineEnd)
    {
        var dataset = Read((Rows(0, 1, 2) + "\n\n").ReplaceLineEndings(lineEnd));

        Assert.Equal([0, 1, 2], Times(dataset));
    }

    [Fact]
    public void A_last_line_without_a_line_end_is_read() => Assert.Equal([0, 1], Times(Read(Rows(0, 1).TrimEnd())));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_byte_order_mark_is_no_part_of_the_first_column(string encoding)
    {
        File.WriteAllText(_folder.File("data.csv"), Rows(0, 1), Encoding.GetEncoding(encoding));

        Assert.Equal([0, 1], Times(Reading.Read(_folder.File("data.csv"))));
    }

    [Fact]
    public void Quoted_fields_may_hold_commas_quotes_and_line_ends()
    {
        var dataset = Read(Header + "\"1\",\"2\",\"2023-05-03 21:47:31\",\"40.0\",80,\"a \"\"worn\"\",\ngear\"\n");

        // A name is one line.
        Assert.Equal("a \"worn\", gear", dataset.Summary.Gear);
        Assert.Equal([1], Times(dataset));
    }

    [Fact]
    public void Without_a_gear_column_the_gear_is_the_files_name()
    {
        _folder.Write("worm_wheel.csv", "sensor1,sensor2,time_x,speedSet,load_value\n1,2,2023-05-03 21:47:31,40,80\n");

        Assert.Equal("worm_wheel", Reading.Read(_folder.File("worm_wheel.csv")).Summary.Gear);
    }

    [Fact]
    public void Only_a_file_with_the_mark_in_its_rows_is_synthetic()
    {
        Assert.False(Read(Rows(0)).Summary.Synthetic);
        Assert.False(Read(Header.TrimEnd() + ",origin\n" + Row(0).TrimEnd() + ",our rig\n").Summary.Synthetic);
        Assert.True(Read(Header.TrimEnd() + ",origin\n" + Row(0).TrimEnd() + ",synthetic\n").Summary.Synthetic);
    }

    [Theory]
    [InlineData("sensor2", "abc", "found 'abc', expected a finite number")]
    [InlineData("sensor1", "2;5", "found '2;5', expected a finite number")]
    [InlineData("sensor1", "\"2,5\"", "found '2,5', expected a finite number")]
    [InlineData("sensor1", "1 000", "found '1 000', expected a number without separators of thousands")]
    [InlineData("sensor1", "NaN", "found 'NaN', expected a finite number")]
    [InlineData("speedSet", "Infinity", "found 'Infinity', expected a finite number")]
    [InlineData("load_value", "1e999", "found '1e999', expected a finite number")]
    [InlineData("load_value", "", "found an empty field, expected a finite number")]
    [InlineData("time_x", "yesterday", "found 'yesterday', expected a time such as 2023-05-03 21:47:31.000200")]
    [InlineData("time_x", "12", "found '12', expected a time such as 2023-05-03 21:47:31.000200")]
    [InlineData(
        "time_x",
        "2023-02-30 00:00:00",
        "found '2023-02-30 00:00:00', expected a time such as 2023-05-03 21:47:31.000200"
    )]
    [InlineData("gear_fault_desc", "", "found an empty field, expected the gear's name")]
    [InlineData("sensor1", "\u0007bell", "found '?bell', expected a finite number")]
    public void A_wrong_field_is_refused_with_its_line_and_column(string column, string field, string problem)
    {
        var fields = Row(1).TrimEnd().Split(',');
        fields[Array.IndexOf(Header.TrimEnd().Split(','), column)] = field;

        var exception = Assert.Throws<DatasetException>(() => Read(Rows(0) + "\n" + string.Join(',', fields) + "\n"));

        // The header, a row and an empty line come before.
        Assert.Equal(("data.csv", 4, column), (exception.File, exception.Line, exception.Column));
        Assert.Equal($"data.csv, line 4, column '{column}': {problem}", exception.Message);
    }

    [Theory]
    [InlineData("1,2\n", "data.csv, line 3: found 2 fields, expected 6 as in the header")]
    [InlineData("1,2,3,4,5,6,7\n", "data.csv, line 3: found 7 fields, expected 6 as in the header")]
    public void A_line_with_too_few_or_too_many_fields_is_refused(string line, string message) =>
        Assert.Equal(message, Assert.Throws<DatasetException>(() => Read(Rows(0) + line)).Message);

    [Fact]
    public void A_quote_that_never_ends_is_refused_with_its_line()
    {
        var exception = Assert.Throws<DatasetException>(() => Read(Rows(0) + "\"1,2,3\n" + Row(1)));

        Assert.Equal(3, exception.Line);
        Assert.StartsWith("data.csv, line 3: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_beyond_the_limit_is_refused_with_its_line()
    {
        var exception = Assert.Throws<DatasetException>(() => Read(Rows(0) + new string('1', 3 << 20)));

        Assert.Equal(
            "data.csv, line 3: found a line of more than 1,048,576 bytes, the most that is read (is a quote left open?)",
            exception.Message
        );
    }

    [Fact]
    public void More_rows_than_the_limit_are_refused()
    {
        var exception = ReadWithin(new ReadLimits(Rows: 2), Rows(0, 1, 2));

        Assert.Equal("data.csv, line 4: there are more than 2 rows, the most that is read", exception.Message);
    }

    [Fact]
    public void More_values_than_the_limit_are_refused()
    {
        var exception = ReadWithin(new ReadLimits(Values: 4), Rows(0, 1, 2));

        Assert.Equal(
            "data.csv, line 4: there are more than 4 values in the channels, the most that is read",
            exception.Message
        );
    }

    [Fact]
    public void A_speed_that_is_different_in_every_row_is_refused()
    {
        var exception = ReadWithin(new ReadLimits(Conditions: 2), Header + Row(0, 1) + Row(1, 2) + Row(2, 3));

        Assert.Equal(
            "data.csv, line 4: there are more than 2 different speeds, loads and gears, expected set values that repeat; "
                + "a mapping's 'round_to' rounds measured ones",
            exception.Message
        );
    }

    [Theory]
    [InlineData("", "data.csv: the file is empty, expected a header and rows")]
    [InlineData("\n\n", "data.csv: the file is empty, expected a header and rows")]
    [InlineData(Header, "data.csv: found a header and no rows, expected at least one row")]
    [InlineData("{ \"sensor1\": [] }", "data.csv: found JSON, expected comma-separated text")]
    [InlineData("<html></html>", "data.csv: found XML or HTML, expected comma-separated text")]
    [InlineData(
        "PK\u0003\u0004rest",
        "data.csv: found a ZIP archive (or a spreadsheet), expected comma-separated text"
    )]
    [InlineData("sensor1\0sensor2", "data.csv: found binary data, expected comma-separated text")]
    public void An_empty_file_or_one_of_another_kind_is_named(string text, string message) =>
        Assert.Equal(message, Assert.Throws<DatasetException>(() => Read(text)).Message);

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var exception = Assert.Throws<DatasetException>(() => Reading.Read(_folder.File("absent.csv")));

        Assert.StartsWith("absent.csv: cannot be read: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_reading_ends()
    {
        var path = _folder.Write("data.csv", Rows(0));

        Assert.Throws<OperationCanceledException>(() => Dataset.Read(path, new CancellationToken(true)));
    }

    private Dataset Read(string text) => Reading.Read(_folder.Write("data.csv", text));

    private DatasetException ReadWithin(ReadLimits limits, string text)
    {
        var path = _folder.Write("data.csv", text);
        return Assert.Throws<DatasetException>(() =>
            Dataset.Read(DatasetSource.From(path), ColumnMapping.Usual, limits, TestContext.Current.CancellationToken)
        );
    }
}
