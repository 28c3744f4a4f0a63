using System.Globalization;
using System.Text.RegularExpressions;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

public sealed class PagesInABrowserTests : BrowserTestBase
{
    private readonly SimulatedCluster _cluster = SimulatedSweeps.All();

    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { "/sweeps", "table[aria-label='List of sweeps'] td.name" },
            { "/sweeps/5", ".canvas[data-points]" },
            { "/sweeps/5?tab=configurations", "tr.baseline" },
            { "/sweeps/1?tab=trials", ".trials td.first" },
            { "/sweeps/5?tab=predictions&condition=25x80", ".canvas[data-points='200']" },
            { "/sweeps/5/trials/30", ".canvas[data-points='200']" },
            { "/sweeps/4", ".condition-grid" },
            { "/sweeps/2", ".canvas[data-points]" },
            { "/nowhere", "h1" },
        };

    private protected override IGrainFactory Grains => _cluster.Grains;

    // The browser itself reports the status of the page that is not there.
    private protected override IReadOnlyList<string> Expected => ["404"];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_has_no_accessibility_fault_in_light_and_in_dark(string path, string drawn) =>
        AssertAccessibleInLightAndInDarkAsync(path, drawn);

    [Theory]
    [InlineData("/sweeps", "table")]
    [InlineData("/sweeps/5", ".canvas[data-points]")]
    [InlineData("/sweeps/5/trials/30", ".canvas[data-points='200']")]
    public Task A_narrow_window_scrolls_no_page_sideways(string path, string drawn) =>
        AssertFitsANarrowWindowAsync(path, drawn);

    [Fact]
    public async Task Points_that_are_trained_arrive_in_the_chart_without_drawing_all_anew()
    {
        var page = await OpenAsync("/sweeps/4", ".canvas[data-points]");
        await page.WaitForSelectorAsync(".canvas[data-points='2']");
        _cluster[4].Step();
        await page.WaitForSelectorAsync(".canvas[data-points='4']");
        Assert.Contains(_cluster.Results.CurveQueries, q => q.Sweep == 4 && q.After > 0);
    }

    [Fact]
    public async Task The_theme_that_was_chosen_is_remembered()
    {
        var page = await OpenAsync("/sweeps", "table");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the dark theme" }).ClickAsync();
        await page.WaitForSelectorAsync("html[data-theme=dark]", new() { State = WaitForSelectorState.Attached });
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the light theme" }).WaitForAsync();
    }

    [Fact]
    public async Task Curves_relative_to_AR_star_have_the_line_at_one_and_the_axis_fits_what_a_filter_leaves()
    {
        var page = await OpenAsync("/sweeps/5", ".canvas[data-points]");
        var canvas = page.Locator(".canvas").First;
        var (before, lines) = (await ValuesAsync(canvas), await LinesAsync(canvas));
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Scale" }).SelectOptionAsync("line");
        await Assertions.Expect(canvas).ToHaveAttributeAsync("data-lines", $"{lines + 1}");
        var relative = await ValuesAsync(canvas);
        Assert.True(relative.Least < 1 && relative.Greatest > 1, $"{relative}");
        Assert.NotEqual(before, relative);

        await page.Locator("button.cell").Nth(4).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("condition=25x80"));
        await page.WaitForFunctionAsync(
            "all => { const { lines, values } = document.querySelector('.canvas').dataset; return values && lines < all; }",
            lines
        );
        var fitted = await ValuesAsync(canvas);
        Assert.True(fitted.Least < 1 && fitted.Greatest > 1, $"{fitted}");
        Assert.True(fitted.Greatest - fitted.Least < relative.Greatest - relative.Least, $"{fitted} {relative}");
    }

    private static async Task<(double Least, double Greatest)> ValuesAsync(ILocator canvas)
    {
        double[] ends =
        [
            .. (await canvas.GetAttributeAsync("data-values"))!
                .Split(' ')
                .Select(text => double.Parse(text, CultureInfo.InvariantCulture)),
        ];
        return (ends[0], ends[1]);
    }

    private static async Task<int> LinesAsync(ILocator canvas) =>
        int.Parse((await canvas.GetAttributeAsync("data-lines"))!, CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_keyboard_alone_filters_by_a_condition_and_shows_the_table_behind_the_chart()
    {
        var page = await OpenAsync("/sweeps/5", ".canvas[data-points]");
        await page.Locator("button.cell").Nth(4).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("condition=25x80"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).PressAsync("Space");
        await page.GetByRole(AriaRole.Cell, new() { Name = "25 rev/s · 80 N·m" }).First.WaitForAsync();
    }

    [Fact]
    public async Task Ten_thousand_trials_are_scrolled_through_and_only_what_is_seen_is_in_the_page()
    {
        var page = await OpenAsync("/sweeps/1?tab=trials", ".trials td.first");
        await page.GetByText("10,002 trials", new() { Exact = true }).WaitForAsync();
        await page.EvaluateAsync("document.querySelector('.trials .mud-table-container').scrollTop = 1e9");
        await page.GetByRole(AriaRole.Link, new() { Name = "#10001", Exact = true }).WaitForAsync();
        Assert.InRange(await page.Locator(".trials tr").CountAsync(), 10, 120);
    }
}
