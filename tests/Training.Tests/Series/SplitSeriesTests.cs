using GearSweep.Shared.Specification;
using GearSweep.Training.Failures;

namespace GearSweep.Training.Series;

public sealed class SplitSeriesTests
{
    private static readonly SegmentSplit Split = new(TrainRows: 60, ValidationRows: 20, TestRows: 20);

    [Fact]
    public void Every_validation_and_test_row_is_a_target_once()
    {
        var series = SplitSeries.Create(GeneratedSegment.Sine(100), Split, length: 7);
        Assert.Equal((53, 20, 20), (series.Train.Count, series.Validation.Count, series.Test.Count));
        Assert.Equal(Scaled(series, series.ValidationTruth), Targets(series.Validation));
        Assert.Equal(Scaled(series, series.TestTruth), Targets(series.Test));
        Assert.Equal(series.Scaled(3, new RowRange(7, 60)).Select(y => (float)y), Targets(series.Train));
    }

    [Fact]
    public void No_window_spans_a_gap_and_every_other_one_is_there()
    {
        const int Length = 7;
        var segment = GeneratedSegment.Channels(200, channels: 2, pieceStarts: [0, 41, 48, 56, 111, 145]);
        var series = SplitSeries.Create(segment, new SegmentSplit(100, 40, 60), Length);

        AssertWindows(series.Train, first: 0, end: 100);
        AssertWindows(series.Validation, first: 100, end: 140);
        AssertWindows(series.Test, first: 140, end: 200);

        void AssertWindows(Windows windows, int first, int end)
        {
            int[] expected =
            [
                .. Enumerable
                    .Range(first, end - first)
                    .Where(target =>
                        target >= Length
                        && !segment.PieceStarts.Any(start => start > target - Length && start <= target)
                    ),
            ];
            Assert.NotInRange(expected.Length, 0, 10);
            Assert.Equal(expected.Length, windows.Count);
            for (var window = 0; window < expected.Length; window++)
            {
                var from = (expected[window] - Length) * segment.Columns;
                Assert.Equal(
                    Enumerable
                        .Range(from, (Length + 1) * segment.Columns)
                        .Select(i => (float)series.Scaler.Transform(segment.Values[i], i % segment.Columns)),
                    windows
                        .Rows.Slice(windows.Starts[window] * segment.Columns, (Length + 1) * segment.Columns)
                        .ToArray()
                );
            }
        }
    }

    [Fact]
    public void Pieces_too_short_for_a_window_are_refused_with_the_longest()
    {
        var segment = GeneratedSegment.Channels(
            100,
            channels: 2,
            pieceStarts: [.. Enumerable.Range(0, 20).Select(i => 5 * i)]
        );
        var error = Assert.Throws<TrialException>(() => SplitSeries.Create(segment, Split, length: 7));
        Assert.Equal(
            "no train row has 7 rows before it: gaps in time cut the segment at 25 rev/s · 40 N·m into pieces, the longest of 5 rows",
            error.Message
        );
    }

    [Fact]
    public void The_test_rows_begin_a_window_early()
    {
        var series = SplitSeries.Create(GeneratedSegment.Sine(100), Split, length: 7);
        Assert.Equal(series.Validation.Rows[^(7 * 4)..].ToArray(), series.Test.Rows[..(7 * 4)].ToArray());
    }

    [Fact]
    public void The_scale_is_that_of_the_train_rows_alone()
    {
        var segment = GeneratedSegment.Sine(100);
        segment.Values[^1] = 5; // Far outside, in the last test row.
        var series = SplitSeries.Create(segment, Split, length: 7);
        Assert.Equal((0, 1), (series.Train.Rows.ToArray().Min(), series.Train.Rows.ToArray().Max()));
        Assert.True(series.Test.Target(19) > 100);
    }

    [Fact]
    public void No_validation_rows_make_no_windows() =>
        Assert.Equal(
            0,
            SplitSeries.Create(GeneratedSegment.Sine(100), new SegmentSplit(80, 0, 20), length: 7).Validation.Count
        );

    [Fact]
    public void A_segment_shorter_than_the_split_is_refused()
    {
        var error = Assert.Throws<TrialException>(() =>
            SplitSeries.Create(GeneratedSegment.Sine(99), Split, length: 7)
        );
        Assert.Equal("the split needs 100 rows, the segment at 8.33 rev/s · 80 N·m has 99", error.Message);
    }

    [Fact]
    public void A_window_longer_than_the_train_rows_is_refused()
    {
        var error = Assert.Throws<TrialException>(() =>
            SplitSeries.Create(GeneratedSegment.Sine(100), Split, length: 60)
        );
        Assert.Contains("a window of 60 rows needs at least 61 train rows", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<float> Targets(Windows windows) =>
        Enumerable.Range(0, windows.Count).Select(windows.Target);

    private static IEnumerable<float> Scaled(SplitSeries series, double[] truth) =>
        truth.Select(y => (float)series.Scaler.Transform(y, 3));
}
