using System.Text.RegularExpressions;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Testing.Waiting;
using Microsoft.Playwright;

namespace GearSweep.Dashboard.Tests.Browser;

/// <summary>Every control of the grid of trials, in a real browser.</summary>
public sealed class TrialGridInABrowserTests : BrowserTestBase
{
    private const string Rows = ".trials td.first";

    private readonly SimulatedCluster _cluster = SimulatedSweeps.All();

    private protected override IGrainFactory Grains => _cluster.Grains;

    [Fact]
    public async Task Every_heading_sorts_up_and_down_and_back_undoes_it()
    {
        var page = await OpenAsync("/sweeps/1?tab=trials", Rows);
        foreach (var title in await page.Locator(".trials button.sort").AllInnerTextsAsync())
        {
            if (title == "Trial")
                continue;
            var heading = page.Locator(".trials th")
                .Filter(new() { Has = page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }) });
            await heading.Locator(".sort").ClickAsync();
            await Assertions.Expect(heading).ToHaveAttributeAsync("aria-sort", "ascending");
            await heading.Locator(".sort").PressAsync("Enter");
            await Assertions.Expect(heading).ToHaveAttributeAsync("aria-sort", "descending");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("order=down"));
            await page.GoBackAsync();
            await Assertions.Expect(heading).ToHaveAttributeAsync("aria-sort", "ascending");
        }
    }

    [Fact]
    public async Task A_column_is_filtered_by_keyboard_alone_and_the_focus_comes_back()
    {
        var page = await OpenAsync("/sweeps/1?tab=trials", Rows);
        var funnel = page.Locator(".trials th").Filter(new() { HasText = "Hidden size" }).Locator(".filter-button");
        await funnel.PressAsync("Enter");
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Filter by Hidden size" });
        await form.GetByLabel("Comparison").SelectOptionAsync("Between");
        await form.GetByLabel("From").FillAsync("16");
        await form.GetByLabel("To").FillAsync("8");
        await form.GetByLabel("To").PressAsync("Enter");
        await Assertions.Expect(form.GetByRole(AriaRole.Status)).ToContainTextAsync("is not a range");
        await form.GetByLabel("To").FillAsync("17");
        await form.GetByLabel("To").PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("where=hidden_size%3A16"));
        await Assertions.Expect(form).ToHaveCountAsync(0);
        await Assertions.Expect(funnel).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".bar .chip")).ToContainTextAsync("16 to 17");
        await page.GetByText("312 trials", new() { Exact = true }).WaitForAsync();

        await funnel.PressAsync("Enter");
        await form.GetByLabel("From").PressAsync("Escape");
        await Assertions.Expect(form).ToHaveCountAsync(0);
        await page.GoBackAsync();
        await page.GetByText("10,002 trials", new() { Exact = true }).WaitForAsync();
        await page.GoForwardAsync();
        await page.GetByText("312 trials", new() { Exact = true }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter by Hidden size" }).ClickAsync();
        await page.GetByText("10,002 trials", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task Comparisons_states_and_text_are_filters_that_a_link_can_send()
    {
        var page = await OpenAsync(
            "/sweeps/1?tab=trials&state=failed&text=loss&where=learning_rate:%3E0.004,skill:-1..1",
            ".bar .chip"
        );
        await Assertions.Expect(page.Locator(".bar .chip")).ToHaveCountAsync(4);
        await page.GetByText(new Regex("^[0-9,]+ trials?$")).WaitForAsync();
        Assert.Contains(_cluster.Results.TrialQueries, q => q is { States: [_], Text: "loss", Filters.Count: 2 });
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV of these" }))
            .ToHaveAttributeAsync(
                "href",
                "/api/sweeps/1/trials.csv?state=failed&text=loss&learning_rate=%3E0.004&skill=-1..1"
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all" }).ClickAsync();
        await page.GetByText("10,002 trials", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task What_is_selected_scrolled_to_open_and_focused_outlives_refreshes()
    {
        var page = await OpenAsync("/sweeps/5?tab=trials", Rows);
        await page.GetByLabel("Select trial 1", new() { Exact = true }).CheckAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Link, new() { Name = "CSV of the selected" }))
            .ToHaveAttributeAsync("href", "/api/sweeps/5/trials.csv?trials=1");
        await page.EvaluateAsync("document.querySelector('.trials .mud-table-container').scrollTop = 3000");
        await page.GetByRole(AriaRole.Link, new() { Name = "#110", Exact = true }).FocusAsync();
        await page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.EvaluateAsync(
            """
            window.placeholders = 0;
            new MutationObserver(() => { if (document.querySelector('.trials')?.innerText.includes('reading')) window.placeholders++; })
              .observe(document.querySelector('.trials'), { childList: true, subtree: true, characterData: true });
            """
        );
        var place = await page.EvaluateAsync<double>(
            "document.querySelector('.trials .mud-table-container').scrollTop"
        );
        await RefreshedAsync(3);

        Assert.Equal(
            place,
            await page.EvaluateAsync<double>("document.querySelector('.trials .mud-table-container').scrollTop")
        );
        Assert.Equal(0, await page.EvaluateAsync<int>("window.placeholders"));
        await Assertions.Expect(page.GetByLabel("Message", new() { Exact = true })).ToBeVisibleAsync();
        await page.EvaluateAsync("document.querySelector('.trials .mud-table-container').scrollTop = 0");
        await Assertions.Expect(page.GetByLabel("Select trial 1", new() { Exact = true })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task An_open_filter_outlives_refreshes_and_what_is_typed_stays()
    {
        var page = await OpenAsync("/sweeps/5?tab=trials", Rows);
        await page.Locator(".trials th")
            .Filter(new() { HasText = "Epochs" })
            .Locator(".filter-button")
            .PressAsync("Enter");
        await page.GetByLabel("Value").FillAsync("12");
        await RefreshedAsync(3);
        await Assertions.Expect(page.GetByLabel("Value")).ToHaveValueAsync("12");
        await Assertions.Expect(page.GetByLabel("Value")).ToBeFocusedAsync();
        await BrowserSession.AssertAccessibleAsync(page, "trials-filter-open", "serious", "critical");
    }

    [Fact]
    public async Task A_column_is_hidden_for_good_until_it_is_shown_and_the_first_ones_stay_in_view()
    {
        var page = await OpenAsync("/sweeps/1?tab=trials", Rows, width: 768);
        await page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Load (N·m)").UncheckAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("hide=load"));
        await Assertions.Expect(page.Locator(".trials th").Filter(new() { HasText = "Load" })).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.Locator(Rows).First.WaitForAsync();
        await Assertions.Expect(page.Locator(".trials th").Filter(new() { HasText = "Load" })).ToHaveCountAsync(0);

        await page.GetByText("10,002 trials", new() { Exact = true }).WaitForAsync();
        var before = await PlaceAsync(page);
        await page.EvaluateAsync("document.querySelector('.trials .mud-table-container').scrollTo(400, 2000)");
        await page.GetByRole(AriaRole.Link, new() { Name = "#75", Exact = true }).WaitForAsync();
        Assert.Equal(before, await PlaceAsync(page));
    }

    /// <summary>Where the first column and its heading stand in the window.</summary>
    private static Task<string> PlaceAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => {
              const place = element => Math.round(document.querySelector(element).getBoundingClientRect().left);
              return `${place('.trials th.first')} ${place('.trials td.first')} ${Math.round(document.querySelector('.trials th.first').getBoundingClientRect().top)}`;
            }
            """
        );

    private async Task RefreshedAsync(int times)
    {
        var until = _cluster.Results.TrialQueries.Count + times;
        await Until.HoldsAsync("the next refresh", () => _cluster.Results.TrialQueries.Count >= until);
    }
}
