using Bunit;
using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class PreviewFiguresTests : PageContext
{
    [Fact]
    public void What_is_to_be_known_before_a_launch_stands_under_its_price()
    {
        var preview = new SweepPreview(1, [new(25, 80)], 1, 1, 20, 4769, 2, 3)
        {
            Notes = ["at 25 rev/s · 80 N·m the target a4 is constant"],
        };

        var figures = Render<PreviewFigures>(p => p.Add(f => f.Preview, preview));

        Assert.Equal("Note: at 25 rev/s · 80 N·m the target a4 is constant.", Words(figures.Find("p.soft")));
    }
}
