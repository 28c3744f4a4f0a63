using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>The pages in a real browser. With GEARSWEEP_SCREENSHOTS set to a directory, each page that is looked at is left there as a picture.</summary>
public sealed class PagesInABrowserTests : IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private PagesHost _host = default!;
    private IPlaywright _playwright = default!;
    private IBrowser _browser = default!;

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "/sweeps", "table caption:has-text('Sweeps, newest first')" },
        { "/sweeps/5", ".canvas[data-points]" },
        { "/sweeps/5?tab=configurations", "tr.baseline" },
        { "/sweeps/1?tab=trials", "table.trials td" },
        { "/sweeps/5?tab=predictions&condition=25x80", ".canvas[data-points='200']" },
        { "/sweeps/5/trials/30", ".canvas[data-points='200']" },
        { "/sweeps/4", ".condition-grid" },
        { "/sweeps/2", ".canvas[data-points]" },
        { "/nowhere", "h1" },
    };

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _host = await PagesHost.StartAsync(SimulatedSweeps.All(), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
        _playwright?.Dispose();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_no_accessibility_fault_in_light_and_in_dark_and_nothing_complains(string path, string drawn)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await OpenAsync(path, drawn, scheme);
            await PictureAsync(page, path, scheme);
            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(Describe)));
            await page.CloseAsync();
        }

        // The browser itself reports the status 404 of the page that is not there.
        Assert.DoesNotContain(_complaints, c => !(path == "/nowhere" && c.Contains("404", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/sweeps", "table")]
    [InlineData("/sweeps/5", ".canvas[data-points]")]
    [InlineData("/sweeps/5/trials/30", ".canvas[data-points='200']")]
    public async Task A_narrow_window_scrolls_no_page_sideways(string path, string drawn)
    {
        var page = await OpenAsync(path, drawn, ColorScheme.Light, width: 800);
        await PictureAsync(page, path, ColorScheme.Light);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
    }

    [Fact]
    public async Task Points_that_are_trained_arrive_in_the_chart_without_drawing_all_anew()
    {
        var page = await OpenAsync("/sweeps/4", ".canvas[data-points]", ColorScheme.Light);
        await page.WaitForSelectorAsync(".canvas[data-points='2']");
        _host.Cluster[4].Step();
        await page.WaitForSelectorAsync(".canvas[data-points='4']");
        Assert.Contains(_host.Cluster.Results.CurveQueries, q => q.Sweep == 4 && q.After > 0);
    }

    [Fact]
    public async Task The_theme_that_was_chosen_is_remembered()
    {
        var page = await OpenAsync("/sweeps", "table", ColorScheme.Light);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the dark theme" }).ClickAsync();
        await page.WaitForSelectorAsync("html[data-theme=dark]", new() { State = WaitForSelectorState.Attached });
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the light theme" }).WaitForAsync();
    }

    [Fact]
    public async Task The_keyboard_alone_filters_by_a_condition_and_shows_the_table_behind_the_chart()
    {
        var page = await OpenAsync("/sweeps/5", ".canvas[data-points]", ColorScheme.Light);
        await page.Locator("button.cell").Nth(4).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("condition=25x80"), new() { Timeout = 30_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show as table" }).PressAsync("Space");
        await page.GetByRole(AriaRole.Cell, new() { Name = "25 rev/s · 80 N·m" }).First.WaitForAsync();
    }

    [Fact]
    public async Task Ten_thousand_trials_are_scrolled_through_and_only_what_is_seen_is_in_the_page()
    {
        var page = await OpenAsync("/sweeps/1?tab=trials", "table.trials td", ColorScheme.Light);
        await page.GetByText("10,002 trials", new() { Exact = true }).WaitForAsync();
        await page.EvaluateAsync("document.querySelector('.scroll:has(.trials)').scrollTop = 1e9");
        await page.GetByRole(AriaRole.Link, new() { Name = "#10001", Exact = true }).WaitForAsync();
        Assert.InRange(await page.Locator("table.trials tr").CountAsync(), 10, 120);
    }

    private static string Describe(AxeResultItem fault) => $"{fault.Impact} {fault.Id}: {string.Join(" | ", fault.Nodes.Take(4).Select(n => n.Html))}";

    private async Task<IPage> OpenAsync(string path, string drawn, ColorScheme scheme, int width = 1400)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 1000 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        await page.GotoAsync(_host.Address + path);
        await page.Locator(drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    private static async Task PictureAsync(IPage page, string path, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("GEARSWEEP_SCREENSHOTS") is not { Length: > 0 } directory) return;
        var name = string.Create(CultureInfo.InvariantCulture, $"{path.Trim('/').Replace('/', '-').Replace('?', '-').Replace('&', '-')}-{scheme}-{page.ViewportSize!.Width}.png");
        await page.ScreenshotAsync(new() { Path = Path.Combine(directory, name.ToLowerInvariant()), FullPage = true });
    }
}
