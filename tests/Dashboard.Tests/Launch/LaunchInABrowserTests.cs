using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Tests.Data;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Launch;

/// <summary>The pages in a real browser. With GEARSWEEP_SCREENSHOTS set to a directory, each page that is looked at is left there as a picture.</summary>
public sealed class LaunchInABrowserTests(GeneratedData directory) : IClassFixture<GeneratedData>, IAsyncLifetime
{
    private readonly List<string> _complaints = [];
    private LaunchCluster _cluster = default!;
    private LaunchHost _host = default!;
    private IPlaywright _playwright = default!;
    private IBrowser _browser = default!;

    public static TheoryData<string, string> Pages { get; } = new()
    {
        { "/sweeps/new", ".product" },
        { "/sweeps/new?preset=random", ".product" },
        { "/data", ".canvas[data-points]" },
        { "/data?file=surface_fault&condition=40x80&first=1000&rows=300", ".canvas[data-points]" },
        { "/data?file=notes", ".notice.error" },
        { "/cluster", ".running" },
    };

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
        _cluster = LaunchCluster.Of(directory.Path, SimulatedSweeps.Finished());
        _host = await LaunchHost.StartAsync(_cluster.Grains);
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
            await PictureAsync(page, $"{Regex.Replace(path.Trim('/'), @"\W+", "-")}-{scheme}");
            var found = await page.RunAxe();
            Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")));
            await page.CloseAsync();
        }

        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Form_and_text_change_each_other_and_the_caret_stays()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        var text = page.GetByLabel("Specification as YAML");
        var epochs = page.GetByLabel("Epochs (at most)");

        await epochs.FillAsync("11");
        await Expect(text).ToHaveValueAsync(new Regex("epochs: 11"));

        await text.FillAsync("name: typed\ndataset: no_fault\nepochs: 3\n");
        await Expect(epochs).ToHaveValueAsync("3");
        await text.EvaluateAsync("area => area.setSelectionRange(11, 11)");
        await page.Keyboard.TypeAsync(" by hand");
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("typed by hand");
        Assert.Equal(19, await text.EvaluateAsync<int>("area => area.selectionStart"));
        Assert.Equal("name: typed by hand\ndataset: no_fault\nepochs: 3\n", await text.InputValueAsync());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task A_text_longer_than_a_message_of_the_browser_arrives()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        await page.GetByLabel("Specification as YAML").EvaluateAsync(
            "(area, text) => { area.value = text; area.dispatchEvent(new Event('input')); }",
            $"name: long\ndataset: no_fault\n{string.Concat(Enumerable.Repeat("# as long as it takes\n", 3000))}");

        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("long");
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task The_keyboard_alone_leaves_out_a_condition_and_launches()
    {
        var page = await OpenAsync("/sweeps/new", ".product");
        await page.Locator("button.cell").First.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.GetByText("5 conditions").WaitForAsync();
        var launch = page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true });
        await launch.FocusAsync();
        await Expect(launch).ToBeFocusedAsync();
        await launch.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sweeps/41$"), new() { Timeout = 30_000 });
        Assert.Single(_cluster.Sweeps.Launched);
    }

    [Fact]
    public async Task An_error_leads_to_its_line_and_is_free_of_accessibility_faults()
    {
        var page = await OpenAsync("/sweeps/new?preset=random", ".product");
        var text = page.GetByLabel("Specification as YAML");
        await text.FillAsync((await text.InputValueAsync()).Replace("max: 3", "max: 99", StringComparison.Ordinal).Replace("epochs: 30", "epoch: 30", StringComparison.Ordinal));
        await page.Locator("#yaml-errors .line").First.ClickAsync();

        Assert.Contains("max: 99", await text.EvaluateAsync<string>("area => area.value.slice(area.selectionStart, area.selectionEnd)"), StringComparison.Ordinal);
        await PictureAsync(page, "sweeps-new-errors");
        Assert.Empty((await page.RunAxe()).Violations);
    }

    [Theory]
    [InlineData("/sweeps/new", ".product")]
    [InlineData("/data", ".canvas[data-points]")]
    [InlineData("/cluster", ".running")]
    public async Task A_narrow_window_scrolls_no_page_sideways(string path, string drawn)
    {
        var page = await OpenAsync(path, drawn, width: 800);
        await PictureAsync(page, $"{Regex.Replace(path.Trim('/'), @"\W+", "-")}-narrow");

        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "the page is wider than the window");
    }

    /// <summary>Waits as long as other waits do: five seconds are few on a machine that is busy.</summary>
    private static ILocatorAssertions Expect(ILocator locator)
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        return Assertions.Expect(locator);
    }

    private async Task<IPage> OpenAsync(string path, string drawn, ColorScheme scheme = ColorScheme.Light, int width = 1440)
    {
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        await page.GotoAsync(_host.Address + path);
        await page.Locator(drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        // The text comes last, with the module that owns it.
        if (path.StartsWith("/sweeps/new", StringComparison.Ordinal))
            await Expect(page.GetByLabel("Specification as YAML")).ToHaveValueAsync(new Regex("name:"));
        return page;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("GEARSWEEP_SCREENSHOTS") is not { Length: > 0 } directory) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{name.ToLowerInvariant()}.png"), FullPage = true });
    }
}
