using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>Pages in a real browser, before a simulated cluster.</summary>
public abstract class BrowserTestBase : IAsyncLifetime
{
    private BrowserSession _browser = default!;
    private PagesHost _host = default!;

    private protected abstract IGrainFactory Grains { get; }

    /// <summary>Parts of what the browser may complain about, as the test provokes it.</summary>
    private protected virtual IReadOnlyList<string> Expected => [];

    public async ValueTask InitializeAsync()
    {
        _browser = await BrowserSession.StartAsync();
        _host = await PagesHost.StartAsync(Grains, TestContext.Current.CancellationToken, configure: Configure);
    }

    /// <summary>Ends the test; it fails if one of its pages has died or the browser has complained.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            if (_host is not null)
                await _browser.AssertWellAsync(Expected);
        }
        finally
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
            if (_host is not null)
                await _host.DisposeAsync();
        }
    }

    /// <summary>Changes the services of the dashboard.</summary>
    private protected virtual void Configure(IServiceCollection services) { }

    /// <summary>
    /// Stops the server and starts another at the same address, which knows nothing of the pages that are open.
    /// </summary>
    /// <param name="meanwhile">What happens while there is none.</param>
    private protected async Task RestartAsync(Func<Task> meanwhile)
    {
        var port = new Uri(_host.Address).Port;
        await _host.DisposeAsync();
        await meanwhile();
        _host = await PagesHost.StartAsync(Grains, TestContext.Current.CancellationToken, port, Configure);
    }

    /// <summary>Opens a page and waits until an element is there.</summary>
    private protected async Task<IPage> OpenAsync(
        string path,
        string drawn,
        ColorScheme scheme = ColorScheme.Light,
        int width = 1400,
        string? script = null
    )
    {
        var page = await _browser.NewPageAsync(width, scheme);
        if (script is not null)
            await page.AddInitScriptAsync(script);
        await page.GotoAsync(_host.Address + path);
        await page.Locator(drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await ReadyAsync(page, path);
        return page;
    }

    /// <summary>Waits for what else a page needs.</summary>
    private protected virtual Task ReadyAsync(IPage page, string path) => Task.CompletedTask;

    private protected async Task AssertAccessibleInLightAndInDarkAsync(string path, string drawn)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await OpenAsync(path, drawn, scheme);
            await BrowserSession.AssertAccessibleAsync(page, Name(path, $"{scheme}"));
            await page.CloseAsync();
        }
    }

    private protected async Task AssertFitsANarrowWindowAsync(string path, string drawn)
    {
        var page = await OpenAsync(path, drawn, width: 800);
        await BrowserSession.PictureAsync(page, Name(path, "narrow"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
            "the page is wider than the window"
        );
    }

    private static string Name(string path, string look) => $"{Regex.Replace(path.Trim('/'), @"\W+", "-")}-{look}";
}
