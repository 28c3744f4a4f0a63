using GearSweep.Cli.Commands;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Tables;

public sealed class TableTests
{
    private static readonly Column<object?[]>[] Columns =
    [
        new("a", r => r[0]),
        new("b", r => r[1]),
        new("c", r => r[2]),
    ];

    private static async Task<string> WriteAsync(TableFormat format, params object?[][] rows)
    {
        using var output = new StringWriter();
        await Table.WriteAsync(output, format, Columns, rows.ToAsyncEnumerable(), CancellationToken.None);
        return output.ToString();
    }

    [Fact]
    public async Task CSV_quotes_what_needs_quotes_and_ends_its_lines_as_RFC_4180_says()
    {
        Assert.Equal(
            "a,b,c\r\n1,\"x, \"\"y\"\"\",\r\n-2.5,\"two\nlines\",기어\r\n",
            await WriteAsync(TableFormat.Csv, [1, "x, \"y\"", null], [-2.5, "two\nlines", "기어"])
        );
    }

    [Fact]
    public async Task Numbers_read_back_as_the_same_bits()
    {
        double[] numbers = [0.1 + 0.2, 1e-300, -0.001, double.MaxValue, double.Epsilon, 1.0 / 3];
        foreach (var number in numbers)
        {
            var csv = (await WriteAsync(TableFormat.Csv, [number, ulong.MaxValue, 7])).Split("\r\n")[1].Split(',');
            Assert.Equal(number, double.Parse(csv[0], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal("18446744073709551615", csv[1]);
            using var json = System.Text.Json.JsonDocument.Parse(
                await WriteAsync(TableFormat.Json, [number, ulong.MaxValue, 7])
            );
            Assert.Equal(number, json.RootElement[0].GetProperty("a").GetDouble());
            Assert.Equal(ulong.MaxValue, json.RootElement[0].GetProperty("b").GetUInt64());
        }
    }

    [Fact]
    public async Task A_number_that_is_not_finite_is_empty_in_CSV_and_null_in_JSON()
    {
        Assert.Equal("a,b,c\r\n,,1\r\n", await WriteAsync(TableFormat.Csv, [double.NaN, double.PositiveInfinity, 1]));
        Assert.Equal(
            "[\n{\"a\":null,\"b\":null,\"c\":1}\n]\n",
            await WriteAsync(TableFormat.Json, [double.NaN, double.PositiveInfinity, 1])
        );
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task A_text_that_a_spreadsheet_would_compute_begins_with_an_apostrophe_and_a_number_does_not(
        string text
    ) => Assert.Equal($"a,b,c\r\n\"'{text}\",-1,-2.5\r\n", await WriteAsync(TableFormat.Csv, [text, -1, -2.5]));

    [Fact]
    public async Task JSON_is_an_array_with_a_row_a_line()
    {
        Assert.Equal("[]\n", await WriteAsync(TableFormat.Json));
        Assert.Equal(
            "[\n{\"a\":1,\"b\":\"x\",\"c\":null},\n{\"a\":2,\"b\":\"기어\",\"c\":0.5}\n]\n",
            await WriteAsync(TableFormat.Json, [1, "x", null], [2, "기어", 0.5])
        );
    }

    [Fact]
    public async Task A_table_without_rows_has_its_header() =>
        Assert.Equal("a,b,c\r\n", await WriteAsync(TableFormat.Csv));
}
