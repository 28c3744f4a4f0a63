using GearSweep.Dashboard.Charts;

namespace GearSweep.Dashboard.Tests.Charts;

public sealed class ChartBatchTests
{
    private static readonly ChartLine Line = new("a", "A", Palette.At(0));

    [Fact]
    public void Lines_travel_as_two_columns_of_little_endian_doubles()
    {
        var batch = new ChartBatch().Add(Line, [1, 2], [0.5, double.NaN]).Add(Line with { Id = "b" }, [7]);
        Assert.Equal([2, 1], batch.Counts);
        Assert.Equal([1.0, 2.0, 0.0], Doubles(batch.XBytes()));
        Assert.Equal([0.5, double.NaN, 7.0], Doubles(batch.YBytes()));
    }

    [Fact]
    public void Columns_of_different_length_are_refused() =>
        Assert.Contains(
            "2 values of x, but 1 of y",
            Assert.Throws<ArgumentException>(() => new ChartBatch().Add(Line, [1, 2], [1])).Message,
            StringComparison.Ordinal
        );

    private static double[] Doubles(byte[] bytes) =>
        [.. Enumerable.Range(0, bytes.Length / 8).Select(i => BitConverter.ToDouble(bytes, i * 8))];
}
