using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>Walks through the tabs of a sweep's page as a person does: by clicks, Back and Forward.</summary>
internal static class TabWalk
{
    /// <summary>The tabs' titles, and what stands in each once it is drawn.</summary>
    private static readonly (string Title, string Drawn)[] Tabs =
    [
        ("Curves", ".canvas[data-points]"),
        ("Configurations × conditions", "tr.baseline"),
        ("Trials", ".trials td.first"),
        ("Predictions", ".canvas[data-points='200']"),
    ];

    /// <summary>Enters every tab from every other by a click, goes back to the first and forth again.</summary>
    public static async Task EveryTabFromEveryOtherAsync(IPage page)
    {
        foreach (var from in Tabs)
        {
            foreach (var to in Tabs.Where(t => t != from))
            {
                await ClickAsync(page, from);
                await ClickAsync(page, to);
                await page.GoBackAsync();
                await StandsAsync(page, from);
                await page.GoForwardAsync();
                await StandsAsync(page, to);
            }
        }

        Assert.Equal(Tabs.Length, await page.Locator("a.tab").CountAsync());
    }

    /// <summary>Clicks on tab after tab without waiting for any.</summary>
    public static async Task InAHurryAsync(IPage page, int times)
    {
        for (var i = 0; i < times; i++)
            await page.Locator("a.tab").Nth(i * 3 % Tabs.Length).ClickAsync();
        await ClickAsync(page, Tabs[1]);
        await ClickAsync(page, Tabs[0]);
    }

    private static async Task ClickAsync(IPage page, (string Title, string Drawn) tab)
    {
        await page.Locator("a.tab").Filter(new() { HasTextRegex = new Regex($"^{tab.Title}$") }).ClickAsync();
        await StandsAsync(page, tab);
    }

    private static async Task StandsAsync(IPage page, (string Title, string Drawn) tab)
    {
        await Assertions.Expect(page.Locator("a.tab[aria-current=page]")).ToHaveTextAsync(tab.Title);
        await page.Locator($"section[aria-label='{tab.Title}'] {tab.Drawn}")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
