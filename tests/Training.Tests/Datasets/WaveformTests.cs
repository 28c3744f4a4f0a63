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
        Assert.Equal(["sensor1", "sensor2"], waveform.Traces.Select(trace => trace.Channel.Name));
        Assert.Equal([10, 11, 12, 13, 14], waveform.Traces[0].Values);
        Assert.Equal((100, 0.0002), (waveform.Rows, waveform.SamplePeriodSeconds));
    }

    [Fact]
    public void A_stretch_beyond_the_end_is_cut_there() =>
        Assert.Equal([98, 99], Read(100).Waveform(Condition, 98, int.MaxValue, 100).Row);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(50)]
    [InlineData(999)]
    public void Thinning_keeps_to_the_points_and_to_the_extremes(int points)
    {
        var sensor1 = Enumerable.Range(0, 1000).Select(i => Math.Cos(i)).ToArray();
        var sensor2 = Enumerable
            .Range(0, 1000)
            .Select(i =>
                i == 517 ? 9
                : i == 518 ? -9
                : Math.Sin(i)
            )
            .ToArray();

        var rows = WaveformThinning.Choose([sensor1, sensor2], points);

        Assert.InRange(rows.Length, 2, points);
        Assert.Equal(rows.Order().Distinct(), rows);
        Assert.Contains(517, rows);
        Assert.Contains(518, rows);
        if (points >= 4)
            Assert.Contains(Array.IndexOf(sensor1, sensor1.Max()), rows);
    }

    [Fact]
    public void Of_many_channels_each_keeps_its_peak_and_where_not_all_fit_the_target_does()
    {
        double[][] channels =
        [
            .. Enumerable
                .Range(0, 63)
                .Select(c => Enumerable.Range(0, 5000).Select(i => i == 40 * c + 7 ? 9 : Math.Sin(i + c)).ToArray()),
        ];

        Assert.Equal(
            Enumerable.Range(0, 63).Select(c => 40 * c + 7),
            WaveformThinning.Choose(channels, 2000).Where(row => channels.Any(c => c[row] == 9))
        );
        Assert.Contains(40 * 62 + 7, WaveformThinning.Choose(channels, 2));
        Assert.InRange(WaveformThinning.Choose(channels, 100).Length, 2, 100);
    }

    [Fact]
    public void Only_the_channels_that_are_named_are_drawn_with_their_units_the_target_last()
    {
        _folder.Write(
            "rig.columns.yaml",
            "inputs: [a1, a2, a3]\ntarget: a4\nunits: {a1: g, a4: m/s²}\nrate: 5000\nspeed: {value: 40}\nload: {value: 80}\n"
        );
        var dataset = Dataset.Read(
            _folder.Write(
                "rig.csv",
                "a4,a1,a2,a3\n" + string.Concat(Enumerable.Range(0, 9).Select(i => $"{i},{10 + i},{20 + i},{30 + i}\n"))
            ),
            TestContext.Current.CancellationToken
        );

        var waveform = dataset.Waveform(Condition, 2, 2, 100, ["a4", "a2"]);

        Assert.Equal([new("a2", ""), new("a4", "m/s²")], waveform.Traces.Select(trace => trace.Channel));
        Assert.Equal([22, 23, 2, 3], waveform.Traces.SelectMany(trace => trace.Values));
        Assert.Equal(4, dataset.Waveform(Condition, 0, 2, 100).Traces.Count);
        Assert.Contains(
            "no channel 'a9'",
            Assert.Throws<KeyNotFoundException>(() => dataset.Waveform(Condition, 0, 2, 100, ["a9"])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<KeyNotFoundException>(() => dataset.Waveform(Condition, 0, 2, 100, []));
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

    private Dataset Read(int rows) =>
        Reading.Read(_folder.Write("data.csv", Rows(Enumerable.Range(0, rows).Select(i => (double)i))));
}
