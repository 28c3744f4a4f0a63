using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Launch;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>From page to page and from tab to tab: whatever the way, the page at its end lives.</summary>
public sealed class WalksInABrowserTests(GeneratedData directory) : BrowserTestBase, IClassFixture<GeneratedData>
{
    private static readonly (string Path, string Drawn)[] Pages =
    [
        ("/sweeps", "td.name"),
        ("/sweeps?q=quick", "td.name"),
        ("/sweeps/5", ".canvas[data-points]"),
        ("/sweeps/5?tab=trials&state=Failed", ".trials td.first"),
        ("/sweeps/2?tab=predictions", ".canvas[data-points='200']"),
        ("/sweeps/5/trials/30?scale=linear", "table.errors"),
        ("/sweeps/new", ".product"),
        ("/data?condition=40x80", "#describe"),
        ("/cluster", "table.running"),
    ];

    private readonly LaunchCluster _cluster = LaunchCluster.Of(
        directory.Path,
        SimulatedSweeps.Finished(),
        SimulatedSweeps.Running()
    );

    private protected override IGrainFactory Grains => _cluster.Grains;

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public async Task Every_tab_is_entered_from_every_other_by_click_back_and_forward(int sweep) =>
        await TabWalk.EveryTabFromEveryOtherAsync(await OpenAsync($"/sweeps/{sweep}", "a.tab"));

    [Fact]
    public async Task Tabs_are_clicked_faster_than_they_are_drawn() =>
        await TabWalk.InAHurryAsync(await OpenAsync("/sweeps/5", "a.tab"), times: 30);

    [Fact]
    public async Task Every_page_is_entered_from_every_other_by_link_back_and_forward()
    {
        var page = await OpenAsync(Pages[^1].Path, Pages[^1].Drawn);
        foreach (var from in Pages)
        {
            foreach (var to in Pages.Where(p => p != from))
            {
                await FollowAsync(page, from);
                await FollowAsync(page, to);
                await page.GoBackAsync();
                await page.Locator(from.Drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
                await page.GoForwardAsync();
                await page.Locator(to.Drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            }
        }
    }

    /// <summary>Goes where a link would lead, within the same document and circuit.</summary>
    private static async Task FollowAsync(IPage page, (string Path, string Drawn) to)
    {
        await page.EvaluateAsync("path => Blazor.navigateTo(path)", to.Path);
        await page.Locator(to.Drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
