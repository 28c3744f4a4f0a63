using GearSweep.Shared.Datasets;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class WaveformTests : IDisposable
{
    private static readonly OperatingCondition Condition = new(40, 80);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_short_stretch_is_drawn_row_by_row()
    {
        var waveform = Read(100).Waveform(Condition, 10, 5, 100);

        Assert.Equal([10, 11, 12, 13, 14], waveform.Row);
        Assert.Equal([10, 11, 12, 13, 14], waveform.Sensor1);
        Assert.Equal((100, 0.0002), (waveform.Rows, waveform.SamplePeriodSeconds));
    }

    [Fact]
    public void A_stretch_beyond_the_end_is_cut_there() => Assert.Equal([98, 99], Read(100).Waveform(Condition, 98, int.MaxValue, 100).Row);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(999)]
    public void Thinning_keeps_to_the_points_and_to_the_extremes(int points)
    {
        var sensor1 = Enumerable.Range(0, 1000).Select(i => Math.Cos(i)).ToArray();
        var sensor2 = Enumerable.Range(0, 1000).Select(i => i == 517 ? 9 : i == 518 ? -9 : Math.Sin(i)).ToArray();

        var rows = WaveformThinning.Choose(sensor1, sensor2, points);

        Assert.InRange(rows.Length, 2, points);
        Assert.Equal(rows.Order().Distinct(), rows);
        Assert.Contains(517, rows);
        Assert.Contains(518, rows);
        if (points >= 4) Assert.Contains(Array.IndexOf(sensor1, sensor1.Max()), rows);
    }

    [Theory]
    [InlineData(-1, 1, 10)]
    [InlineData(100, 1, 10)]
    [InlineData(0, 0, 10)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 1, 20_001)]
    public void Numbers_out_of_range_are_refused(int firstRow, int rows, int points)
    {
        var dataset = Read(100);

        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Waveform(Condition, firstRow, rows, points));
    }

    private Dataset Read(int rows) => Reading.Read(_folder.Write("data.csv", Rows(Enumerable.Range(0, rows).Select(i => (double)i))));
}
