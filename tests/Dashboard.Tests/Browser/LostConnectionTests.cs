using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>What a page does when its circuit has gone, in a real browser.</summary>
public sealed class LostConnectionTests : BrowserTestBase
{
    private const string Path = "/sweeps/4";
    private const string Drawn = ".canvas[data-points='2']";
    private const string Lost = "#components-reconnect-modal";
    private const string Fault = "#blazor-error-ui";

    private const string AnotherDocument = "html:not([data-marked])";

    /// <summary>Keeps the page's connections, so that a test can break them.</summary>
    private const string KeepSockets = """
        window.sockets = [];
        window.WebSocket = class extends WebSocket {
          constructor(...all) { super(...all); document.documentElement.dataset.sockets = window.sockets.push(this); }
        };
        """;

    private const string Contrast = """
        element => {
          const luminance = text => {
            const [r, g, b] = text.match(/[\d.]+/g).map(Number).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const style = getComputedStyle(element);
          let ground = element;
          while (/^rgba\(.*, 0\)$|^transparent$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
          const [dark, light] = [luminance(style.color), luminance(getComputedStyle(ground).backgroundColor)].sort((a, b) => a - b);
          return (light + 0.05) / (dark + 0.05);
        }
        """;

    private readonly SimulatedCluster _cluster = SimulatedSweeps.All();

    private protected override IGrainFactory Grains => _cluster.Grains;

    private protected override IReadOnlyList<string> Expected =>
        [
            "disconnected",
            "WebSocket",
            "ERR_",
            "Failed to",
            "applying batch",
            "removeChild",
            "unhandled exception",
            "Unhandled exception",
        ];

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_again_and_the_page_goes_on()
    {
        var page = await OpenMarkedAsync();
        await page.EvaluateAsync("sockets.forEach(s => s.close())");
        await page.WaitForSelectorAsync("html[data-sockets='2']");
        await page.Locator(Lost).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        _cluster[4].Step();
        await page.WaitForSelectorAsync(".canvas[data-points='4']");
        Assert.True(await IsSameDocumentAsync(page));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_server_that_starts_again_gets_its_pages_back_and_until_then_they_say_that_it_is_gone(
        ColorScheme scheme
    )
    {
        var page = await OpenMarkedAsync(scheme);
        await RestartAsync(async () =>
        {
            await Assertions.Expect(page.Locator(Lost)).ToContainTextAsync("The connection to GearSweep is lost");
            await page.Locator(Lost).WaitForAsync();
            await BrowserSession.PictureAsync(page, $"lost-{scheme}");
            await AssertLegibleAsync(page.Locator(Lost), page.Locator($"{Lost} span"));
        });
        await IsLoadedAgainAsync(page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_fault_in_a_circuit_is_said_legibly_with_a_button_that_loads_the_page_again(ColorScheme scheme)
    {
        var page = await OpenMarkedAsync(scheme);

        // What the server draws next has no place any more: the circuit ends over that.
        await page.EvaluateAsync("document.querySelector('main').replaceChildren()");
        await page.GetByRole(AriaRole.Link, new() { Name = "Data" }).ClickAsync();
        await page.Locator(Fault).WaitForAsync();
        await BrowserSession.PictureAsync(page, $"fault-{scheme}");
        await AssertLegibleAsync(page.Locator(Fault), page.Locator($"{Fault} span"), page.Locator($"{Fault} button"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Load the page again" }).ClickAsync();
        await page.WaitForSelectorAsync(AnotherDocument);
        await page.Locator(Fault).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Locator("h1").WaitForAsync();
    }

    private static Task<bool> IsSameDocumentAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.dataset.marked === 'true'");

    private static async Task IsLoadedAgainAsync(IPage page)
    {
        await page.WaitForSelectorAsync(AnotherDocument);
        await page.WaitForSelectorAsync(Drawn);
        await page.Locator(Lost).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task AssertLegibleAsync(params ILocator[] texts)
    {
        foreach (var text in texts)
            Assert.InRange(await text.EvaluateAsync<double>(Contrast), 4.5, 21);
    }

    private async Task<IPage> OpenMarkedAsync(ColorScheme scheme = ColorScheme.Light)
    {
        var page = await OpenAsync(Path, Drawn, scheme, script: KeepSockets);
        await page.EvaluateAsync("document.documentElement.dataset.marked = true");
        return page;
    }
}
