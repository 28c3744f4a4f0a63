using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Dashboard.Tests.Simulation;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Access;

public sealed class AccessInABrowserTests
{
    private static LocatorAssertionsToBeVisibleOptions Soon => new() { Timeout = 30_000 };

    [Fact]
    public async Task A_person_opens_a_link_looks_or_operates_and_is_out_when_the_token_is_replaced()
    {
        await using var browser = await BrowserSession.StartAsync();
        await using var host = await OpenHost.StartAsync(SimulatedSweeps.All().Grains);

        var stranger = await browser.NewPageAsync();
        await stranger.GotoAsync($"{host.Address}/sweeps/4");
        await BrowserSession.AssertAccessibleAsync(stranger, "access");
        await stranger.GetByLabel("Token").FillAsync(host.Tokens.View!);
        await stranger.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        await stranger.GetByRole(AriaRole.Heading, new() { Name = "Sweeps", Exact = true }).WaitForAsync();

        var viewer = await OpenAsync(browser, host, host.Tokens.View!);
        await Assertions.Expect(Pause(viewer)).ToBeDisabledAsync();
        await viewer.GotoAsync($"{host.Address}/cluster");
        await Assertions.Expect(viewer.GetByRole(AriaRole.Heading, new() { Name = "Cluster" })).ToBeVisibleAsync(Soon);
        await Assertions.Expect(viewer.Locator(".actions button:enabled")).ToHaveCountAsync(0);

        var @operator = await OpenAsync(browser, host, host.Tokens.Operate!);
        await Pause(@operator).ClickAsync();
        await Assertions.Expect(@operator.GetByRole(AriaRole.Button, new() { Name = "Resume" })).ToBeVisibleAsync(Soon);

        host.Rotate();
        foreach (var page in new[] { stranger, viewer, @operator })
            await Assertions.Expect(page.GetByLabel("Token")).ToBeVisibleAsync(Soon);
        await browser.AssertWellAsync("401");
    }

    private static async Task<IPage> OpenAsync(BrowserSession browser, OpenHost host, string token)
    {
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{host.Address}/access?token={token}");
        Assert.Equal($"{host.Address}/", page.Url);
        var cookie = Assert.Single(
            await page.Context.CookiesAsync(),
            c => c.Name.StartsWith("gearsweep-access-", StringComparison.Ordinal)
        );
        Assert.Equal((true, SameSiteAttribute.Strict), (cookie.HttpOnly, cookie.SameSite));
        await page.GotoAsync($"{host.Address}/sweeps/4");
        await Pause(page).WaitForAsync();
        return page;
    }

    private static ILocator Pause(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true });
}
