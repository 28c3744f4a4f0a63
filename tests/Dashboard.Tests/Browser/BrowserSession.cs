using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>
/// The system's Chromium, driven by Playwright, and what its pages complain about. With GEARSWEEP_SCREENSHOTS set to a
/// directory, each page that is looked at is left there as a picture.
/// </summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];

    /// <summary>What an ended circuit leaves on a page, in words; nothing where the page lives.</summary>
    private const string Trouble = """
        () => {
          const shown = element => element && getComputedStyle(element).display !== 'none';
          const found = [];
          if (shown(document.querySelector('#blazor-error-ui'))) found.push('the error banner stands');
          if (shown(document.querySelector('#components-reconnect-modal'))) found.push('it tries to reconnect');
          const error = document.querySelector('main h1')?.textContent ?? '';
          if (error.includes('met an error')) found.push(document.querySelector('main').innerText);
          return found.join('; ');
        }
        """;

    private readonly List<string> _complaints = [];
    private readonly List<IPage> _pages = [];
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserSession(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<BrowserSession> StartAsync()
    {
        var path = Places.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Skip($"No Chromium is installed (looked for {string.Join(", ", Places)}).");

        // As long as other waits: five seconds are few on a machine that is busy.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = path,
                Args =
                [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return new BrowserSession(playwright, browser);
    }

    public async Task<IPage> NewPageAsync(int width = 1400, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = 1000 },
                ColorScheme = scheme,
            }
        );
        var page = await context.NewPageAsync();
        _pages.Add(page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        return page;
    }

    /// <summary>
    /// Asserts that every page that is open lives: no banner, no circuit that ended, and nothing that the browser
    /// complained about.
    /// </summary>
    /// <param name="expected">Parts of complaints that belong to the test.</param>
    public async Task AssertWellAsync(params IEnumerable<string> expected)
    {
        foreach (var page in _pages.Where(p => !p.IsClosed && p.Url != "about:blank"))
            Assert.Equal("", await page.EvaluateAsync<string>(Trouble));
        Assert.DoesNotContain(_complaints, c => !expected.Any(e => c.Contains(e, StringComparison.Ordinal)));
    }

    /// <summary>Takes a picture, and asserts that the page has no accessibility fault.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The picture's name.</param>
    /// <param name="impacts">Only faults of these impacts count; all when there is none.</param>
    public static async Task AssertAccessibleAsync(IPage page, string name, params string[] impacts)
    {
        await PictureAsync(page, name);
        var faults = (await page.RunAxe())
            .Violations.Where(v => impacts.Length == 0 || impacts.Contains(v.Impact))
            .Select(v => $"{name}: {v.Impact} {v.Id}: {string.Join(" | ", v.Nodes.Take(4).Select(n => n.Html))}")
            .ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("GEARSWEEP_SCREENSHOTS") is not { Length: > 0 } directory)
            return;
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(directory, $"{name.ToLowerInvariant()}.png"), FullPage = true }
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
