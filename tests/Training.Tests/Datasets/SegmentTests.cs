using System.Security.Cryptography;
using GearSweep.Shared.Datasets;
using static GearSweep.Training.Datasets.CsvText;

namespace GearSweep.Training.Datasets;

public sealed class SegmentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_condition_is_a_segment_in_grid_order()
    {
        var dataset = Read(Header + Row(0, 40, 80) + Row(1, 40, 80) + Row(2, 8.33203125, 80) + Row(3, 40, 0));

        Assert.Equal(
            [new(40, 0), new(8.33, 80), new(40, 80)],
            dataset.Summary.Segments.Select(segment => segment.Condition)
        );
        Assert.Equal([1, 1, 2], dataset.Summary.Segments.Select(segment => segment.Rows));
        Assert.Empty(dataset.Summary.Notes);
    }

    [Fact]
    public void Rows_out_of_order_are_put_in_time_order_and_a_note_says_so()
    {
        var dataset = Read(Rows(3, 1, 0, 2));

        Assert.Equal([0, 1, 2, 3], Times(dataset));
        Assert.Equal(
            ["40 rev/s · 80 N·m: the rows were not in time order and were put in time order."],
            dataset.Summary.Notes
        );
    }

    [Fact]
    public void Of_a_few_rows_with_the_same_time_the_first_in_the_file_is_kept_and_the_others_are_counted()
    {
        // 'Same' rows differ in sensor1; the file is out of order, so that the sort has to keep their order.
        var same = Row(2).Replace("2,0.2,", "7,0.7,", StringComparison.Ordinal);
        var dataset = Read(
            Header
                + Row(3)
                + Row(2)
                + same
                + same
                + Row(1)
                + string.Concat(Enumerable.Range(4, 60).Select(time => Row(time)))
        );

        Assert.Equal(Enumerable.Range(1, 63).Select(time => (double)time), Times(dataset));
        Assert.Equal(65, dataset.Summary.Segments[0].RowsInFile);
        Assert.Contains(
            "40 rev/s · 80 N·m: 2 rows repeated the time of another; the first of each time was kept.",
            dataset.Summary.Notes
        );
    }

    [Fact]
    public void Rows_that_were_written_twice_are_kept_once_however_many_there_are()
    {
        var dataset = Read(Rows(0, 0, 1, 1, 2, 2));

        Assert.Equal([0, 1, 2], Times(dataset));
        Assert.Equal(
            ["40 rev/s · 80 N·m: 3 rows repeated the time and the values of another; the first of each time was kept."],
            dataset.Summary.Notes
        );
    }

    [Fact]
    public void Gaps_cut_the_rows_into_pieces_and_all_of_them_are_the_segment_in_time_order()
    {
        var dataset = Read(Rows(10, 11, 12, 13, 0, 1, 2, 20));

        Assert.Equal([0, 1, 2, 10, 11, 12, 13, 20], Times(dataset));
        var segment = dataset.Summary.Segments[0];
        Assert.Equal((8, 8, 0.0002), (segment.Rows, segment.RowsInFile, segment.SamplePeriodSeconds));
        Assert.Equal([3, 4, 1], segment.PieceRows);
        Assert.Equal(new DateTime(2023, 5, 3, 21, 47, 31), segment.Start);
        Assert.Contains(
            "40 rev/s · 80 N·m: gaps in time cut the rows into 3 pieces, the longest of 4 rows; all are used, and no window spans a gap.",
            dataset.Summary.Notes
        );
    }

    [Fact]
    public void The_first_rows_of_a_segment_have_the_pieces_that_begin_in_them_and_a_hash_that_covers_these()
    {
        var dataset = Read(Rows(0, 1, 2, 10, 11, 12, 13, 20));
        var condition = new OperatingCondition(40, 80);

        Assert.Equal([0], dataset.Segment(condition, 3).PieceStarts);
        var cut = dataset.Segment(condition, 4);
        Assert.Equal([0, 3], cut.PieceStarts);
        Assert.NotEqual(SegmentData.Create(condition, cut.Values).Hash, cut.Hash);
    }

    [Theory]
    [InlineData(3.5, 1)]
    [InlineData(3.6, 2)]
    public void Only_a_step_of_more_than_one_and_a_half_periods_is_a_gap(double last, int pieces) =>
        Assert.Equal(pieces, Read(Rows(0, 1, 2, last)).Summary.Segments[0].PieceRows.Length);

    [Fact]
    public void A_condition_that_comes_back_after_another_goes_on_where_time_does()
    {
        var dataset = Read(Header + Row(0) + Row(1) + Row(50, load: 0) + Row(2) + Row(3));

        Assert.Equal((4, 1), (dataset.Summary.Segments[1].Rows, dataset.Summary.Segments[1].PieceRows.Length));
    }

    [Fact]
    public void A_single_row_is_a_segment_without_a_period()
    {
        var segment = Read(Rows(5)).Summary.Segments[0];

        Assert.Equal((1, 1, 0.0), (segment.Rows, segment.PieceRows.Length, segment.SamplePeriodSeconds));
    }

    [Fact]
    public void A_segment_never_mixes_gears()
    {
        var dataset = Read(
            Header
                + Row(0)
                + Row(1, gear: "root crack")
                + Row(2, gear: "root crack")
                + Row(3, gear: "root crack")
                + Row(4)
        );

        Assert.Equal("No fault, root crack", dataset.Summary.Gear);
        Assert.Equal([1, 2, 3], Times(dataset));
        Assert.Contains(
            dataset.Summary.Notes,
            note => note.Contains("several gears ('No fault', 'root crack')", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_segment_gives_its_first_rows_with_the_hash_of_their_bytes()
    {
        var segment = Read(Rows(0, 1, 2)).Segment(new OperatingCondition(40, 80), 2);

        Assert.Equal([40, 80, 0, 0, 40, 80, 1, 0.1], segment.Values);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData([.. segment.Values.SelectMany(BitConverter.GetBytes)])),
            segment.Hash
        );
    }

    [Fact]
    public void A_condition_that_is_not_there_is_told_with_those_that_are()
    {
        var dataset = Read(Rows(0));

        var exception = Assert.Throws<KeyNotFoundException>(() => dataset.Segment(new OperatingCondition(25, 0), 1));

        Assert.Equal("data.csv has no rows at 25 rev/s · 0 N·m; it has 40 rev/s · 80 N·m", exception.Message);
    }

    private Dataset Read(string text) => Reading.Read(_folder.Write("data.csv", text));
}
