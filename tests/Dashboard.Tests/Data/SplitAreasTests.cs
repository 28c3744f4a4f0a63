using GearSweep.Dashboard.Data;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Tests.Data;

public sealed class SplitAreasTests
{
    private static readonly SegmentSplit Split = new(600, 200, 150);

    [Fact]
    public void The_parts_follow_each_other_and_unused_rows_are_bare() =>
        Assert.Equal(
            [("train", 0d, 600d), ("validation", 600, 800), ("test", 800, 950)],
            SplitAreas.For(Split, RowWindow.From(null, null, 1000)).Select(a => (a.Name, a.From, a.To))
        );

    [Fact]
    public void A_window_shows_the_parts_that_it_touches() =>
        Assert.Equal(
            [("train", 550d, 600d), ("validation", 600, 650)],
            SplitAreas.For(Split, RowWindow.From(550, 100, 1000)).Select(a => (a.Name, a.From, a.To))
        );

    [Fact]
    public void No_validation_rows_make_no_part() =>
        Assert.DoesNotContain(
            SplitAreas.For(new SegmentSplit(700, 0, 300), RowWindow.From(null, null, 1000)),
            a => a.Name == "validation"
        );
}
