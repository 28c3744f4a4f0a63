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
        return page;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("GEARSWEEP_SCREENSHOTS") is not { Length: > 0 } directory) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{name.ToLowerInvariant()}.png"), FullPage = true });
    }
}
