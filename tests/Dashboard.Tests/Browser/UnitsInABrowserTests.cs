using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Launch;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>
/// A dataset of four channels in g with the target a4, and a sweep on it, on every page that speaks of channels.
/// </summary>
public sealed class UnitsInABrowserTests(RigData directory) : BrowserTestBase, IClassFixture<RigData>
{
    private readonly LaunchCluster _cluster = LaunchCluster.Of(directory.Path, SimulatedSweeps.OfRig());

    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { "/data?file=rig", "section[aria-labelledby=describe]" },
            { "/sweeps/new?dataset=rig", "svg.wave polyline" },
            { "/sweeps/6", ".canvas[data-points]" },
            { "/sweeps/6?tab=configurations", "table.matrix td a" },
            { "/sweeps/6?tab=trials", ".trials td.first" },
            { "/sweeps/6?tab=predictions", ".canvas[data-points='200']" },
            { "/sweeps/6/trials/0", "table.errors" },
        };

    private protected override IGrainFactory Grains => _cluster.Grains;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_the_target_and_its_unit_and_no_other(string path, string drawn)
    {
        var page = await OpenAsync(path, drawn);
        foreach (var button in await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).AllAsync())
            await button.ClickAsync();

        var main = await page.Locator("main").InnerHTMLAsync();

        Assert.Contains("a4", main, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\bmm\b|sensor ?[12]|\(\)|NaN|Infinity", main);
        if (path != "/sweeps/6")
            Assert.Matches(@"\bm?g\b", main);
        await BrowserSession.PictureAsync(page, $"units-{path.Trim('/').Replace('/', '-').Replace('?', '-')}");
    }

    [Fact]
    public async Task Sixty_three_channels_fit_a_narrow_window() =>
        await AssertFitsANarrowWindowAsync("/data?file=wide&inputs=1,2", ".canvas[data-points]");

    [Fact]
    public Task The_choice_of_inputs_has_no_accessibility_fault_in_light_and_in_dark() =>
        AssertAccessibleInLightAndInDarkAsync("/data?file=wide&inputs=1", "details.inputs");
}
