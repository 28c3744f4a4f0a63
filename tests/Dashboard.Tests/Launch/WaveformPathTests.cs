using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class WaveformPathTests
{
    [Fact]
    public void A_waveform_is_drawn_around_its_middle_on_the_common_scale() =>
        Assert.Equal(
            "0,7.5 50,2.5 100,7.5",
            WaveformPath.For(Of([10, 11, 12], [1, 2, 1]), range: 2, width: 100, height: 10)
        );

    [Fact]
    public void The_common_scale_is_the_largest_spread() =>
        Assert.Equal(3, WaveformPath.LargestRange([Of([0, 1], [1, 2]), Of([0, 1], [5, 2]), Of([], [])]));

    [Fact]
    public void Nothing_is_drawn_of_one_point_or_without_a_scale()
    {
        Assert.Equal("", WaveformPath.For(Of([0], [1]), 1, 100, 10));
        Assert.Equal("", WaveformPath.For(Of([0, 1], [1, 1]), 0, 100, 10));
    }

    private static Waveform Of(int[] rows, double[] values) =>
        new(
            new OperatingCondition(25, 0),
            rows.Length,
            rows,
            [new(new("a1", "V"), [.. values.Select(_ => 7.0)]), new(new("a2", "g"), values)],
            0.0002
        );
}
