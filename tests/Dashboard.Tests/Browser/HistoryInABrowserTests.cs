using System.Text.RegularExpressions;
using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Launch;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>What a person chooses on a page is a step that Back undoes, and Back leaves the page only then.</summary>
public sealed class HistoryInABrowserTests(GeneratedData directory) : BrowserTestBase, IClassFixture<GeneratedData>
{
    private readonly LaunchCluster _cluster = LaunchCluster.Of(
        directory.Path,
        SimulatedSweeps.Finished(),
        SimulatedSweeps.Running()
    );

    private protected override IGrainFactory Grains => _cluster.Grains;

    [Fact]
    public async Task A_click_on_a_condition_is_undone_by_back_and_the_page_stays()
    {
        var page = await OpenAsync("/sweeps", "td.name");
        await page.GetByRole(AriaRole.Link, new() { Name = "architectures" }).ClickAsync();
        await ChooseAndTakeBackAsync(
            page,
            new Regex("/sweeps/5$"),
            () => page.Locator("button.cell").Nth(4).ClickAsync(),
            new Regex("condition=25x80")
        );
        await Assertions.Expect(page.Locator("button.cell").Nth(4)).ToHaveAttributeAsync("aria-pressed", "false");
        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sweeps$"));
    }

    [Fact]
    public async Task So_are_the_choices_of_the_tabs()
    {
        var page = await OpenAsync("/sweeps/5", ".canvas[data-points]");
        var curves = new Regex("/sweeps/5$");
        await ChooseAndTakeBackAsync(
            page,
            curves,
            () => page.GetByRole(AriaRole.Combobox, new() { Name = "Scale" }).SelectOptionAsync("linear"),
            new Regex("scale=linear")
        );
        await ChooseAndTakeBackAsync(
            page,
            curves,
            () => page.GetByRole(AriaRole.Combobox, new() { Name = "Colour by" }).SelectOptionAsync("hidden_size"),
            new Regex("colour=hidden_size")
        );
        await ChooseAndTakeBackAsync(
            page,
            curves,
            () => page.GetByRole(AriaRole.Checkbox, new() { Name = "only the best in colour" }).ClickAsync(),
            new Regex("focus=all")
        );

        await page.Locator("a.tab").Filter(new() { HasText = "Trials" }).ClickAsync();
        var trials = new Regex("tab=trials$");
        await ChooseAndTakeBackAsync(page, trials, () => FilterByStateAsync(page), new Regex("state=failed"));
        await Assertions.Expect(page.Locator(".bar .chip")).ToHaveCountAsync(0);
        await ChooseAndTakeBackAsync(
            page,
            trials,
            () => page.GetByRole(AriaRole.Button, new() { Name = "Test RMSE (scaled)" }).ClickAsync(),
            new Regex("sort=test_rmse")
        );
    }

    [Fact]
    public async Task So_are_a_search_and_a_part_of_a_segment()
    {
        var page = await OpenAsync("/sweeps", "td.name");
        await ChooseAndTakeBackAsync(
            page,
            new Regex("/sweeps$"),
            () =>
                page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" })
                    .PressSequentiallyAsync("quick", new() { Delay = 10 }),
            new Regex("q=quick")
        );
        await Assertions.Expect(page.Locator("td.name")).ToHaveCountAsync(2);

        page = await OpenAsync("/data", "#waveform");
        await ChooseAndTakeBackAsync(
            page,
            new Regex("/data$"),
            () => page.Locator("button.cell").Nth(5).ClickAsync(),
            new Regex("condition=40x80")
        );
        await ChooseAndTakeBackAsync(
            page,
            new Regex("/data$"),
            () => page.GetByRole(AriaRole.Button, new() { Name = "Closer" }).ClickAsync(),
            new Regex("rows=")
        );
    }

    [Fact]
    public async Task A_form_is_as_it_was_left_after_a_look_at_another_page()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("half written");
        await Assertions
            .Expect(page.GetByLabel("Specification as YAML"))
            .ToHaveValueAsync(new Regex("name: half written"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Data", Exact = true }).ClickAsync();
        await page.Locator("#waveform").WaitForAsync();
        await page.GoBackAsync();

        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("half written");
        await Assertions
            .Expect(page.GetByLabel("Specification as YAML"))
            .ToHaveValueAsync(new Regex("name: half written"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Start anew" }).ClickAsync();
        await Assertions
            .Expect(page.GetByLabel("Specification as YAML"))
            .ToHaveValueAsync(new Regex("name: quickstart"));
    }

    private static async Task FilterByStateAsync(IPage page)
    {
        var heading = page.GetByRole(AriaRole.Columnheader, new() { Name = "State" });
        await heading.HoverAsync();
        await heading.Locator(".filter-button").ClickAsync();
        await page.GetByRole(AriaRole.Form, new() { Name = "Filter by State" }).GetByLabel("failed").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
    }

    private static async Task ChooseAndTakeBackAsync(IPage page, Regex before, Func<Task> choose, Regex after)
    {
        await Assertions.Expect(page).ToHaveURLAsync(before);
        await choose();
        await Assertions.Expect(page).ToHaveURLAsync(after);
        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(before);
    }
}
