using GearSweep.Shared.Specification;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Series;

public sealed class SplitSeriesTests
{
    private static readonly SegmentSplit Split = new(TrainRows: 60, ValidationRows: 20, TestRows: 20);

    [Fact]
    public void Every_validation_and_test_row_is_a_target_once()
    {
        var series = SplitSeries.Of(GeneratedSegment.Sine(100), Split, length: 7);
        Assert.Equal((53, 20, 20), (series.Train.Count, series.Validation.Count, series.Test.Count));
        Assert.Equal(Scaled(series, series.ValidationTruth), Targets(series.Validation));
        Assert.Equal(Scaled(series, series.TestTruth), Targets(series.Test));
        Assert.Equal(Scaled(series, series.Targets(7, 53)), Targets(series.Train));
    }

    [Fact]
    public void The_test_rows_begin_a_window_early()
    {
        var series = SplitSeries.Of(GeneratedSegment.Sine(100), Split, length: 7);
        Assert.Equal(series.Validation.Rows[^(7 * 4)..].ToArray(), series.Test.Rows[..(7 * 4)].ToArray());
    }

    [Fact]
    public void The_scale_is_that_of_the_train_rows_alone()
    {
        var segment = GeneratedSegment.Sine(100);
        segment.Values[^1] = 5; // Far outside, in the last test row.
        var series = SplitSeries.Of(segment, Split, length: 7);
        Assert.Equal((0, 1), (series.Train.Rows.ToArray().Min(), series.Train.Rows.ToArray().Max()));
        Assert.True(series.Test.Target(19) > 100);
    }

    [Fact]
    public void No_validation_rows_make_no_windows() =>
        Assert.Equal(0, SplitSeries.Of(GeneratedSegment.Sine(100), new SegmentSplit(80, 0, 20), length: 7).Validation.Count);

    [Fact]
    public void A_segment_shorter_than_the_split_is_refused()
    {
        var error = Assert.Throws<TrialException>(() => SplitSeries.Of(GeneratedSegment.Sine(99), Split, length: 7));
        Assert.Equal("the split needs 100 rows, the segment at 8.33 rev/s · 80 N·m has 99", error.Message);
    }

    [Fact]
    public void A_window_longer_than_the_train_rows_is_refused()
    {
        var error = Assert.Throws<TrialException>(() => SplitSeries.Of(GeneratedSegment.Sine(100), Split, length: 60));
        Assert.Contains("a window of 60 rows needs at least 61 train rows", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<float> Targets(Windows windows) => Enumerable.Range(0, windows.Count).Select(windows.Target);

    private static IEnumerable<float> Scaled(SplitSeries series, double[] truth) => truth.Select(y => (float)series.Scaler.Transform(y, 3));
}
