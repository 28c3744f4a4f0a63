using GearSweep.Dashboard.Data;

namespace GearSweep.Dashboard.Tests.Data;

public sealed class RowWindowTests
{
    [Theory]
    [InlineData(null, null, 0, 1000)]
    [InlineData(900, 200, 800, 200)]
    [InlineData(-5, 100, 0, 100)]
    [InlineData(10, 3, 10, 50)]
    [InlineData(10, 5000, 0, 1000)]
    [InlineData(int.MaxValue, int.MaxValue, 0, 1000)]
    public void A_window_lies_within_its_segment_whatever_was_asked_for(
        int? first,
        int? rows,
        int expectedFirst,
        int expectedRows
    ) => Assert.Equal(new RowWindow(expectedFirst, expectedRows, 1000), RowWindow.From(first, rows, 1000));

    [Fact]
    public void A_segment_shorter_than_a_window_is_shown_whole() =>
        Assert.True(RowWindow.From(3, 10, 20) is { IsWhole: true, IsClosest: true });

    [Fact]
    public void Closer_and_wider_keep_the_middle()
    {
        var window = RowWindow.From(400, 200, 1000);

        Assert.Equal(new RowWindow(450, 100, 1000), window.Closer);
        Assert.Equal(window, window.Closer.Wider);
        Assert.True(window.Wider.Wider.Wider.IsWhole);
    }

    [Fact]
    public void Earlier_and_later_move_by_half_and_stop_at_the_ends()
    {
        var window = RowWindow.From(0, 400, 1000);

        Assert.Equal(200, window.Later.First);
        Assert.Equal(1000, window.Later.Later.Later.Later.End);
        Assert.Equal(window, window.Earlier);
    }

    [Fact]
    public void Nothing_is_closer_than_the_fewest_rows() =>
        Assert.True(RowWindow.From(0, 60, 1000).Closer is { Rows: RowWindow.Fewest, IsClosest: true });
}
