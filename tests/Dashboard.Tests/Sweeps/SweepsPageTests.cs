using Bunit;
using Bunit.TestDoubles;
using GearSweep.Dashboard.Sweeps;
using GearSweep.Dashboard.Tests.Simulation;

namespace GearSweep.Dashboard.Tests.Sweeps;

public sealed class SweepsPageTests : PageContext
{
    [Fact]
    public void Sweeps_are_listed_newest_first_with_state_progress_and_trials()
    {
        var page = Render<SweepsPage>();
        Assert.Equal(
            ["architectures", "cells", "notebook", "quickstart", "ten thousand"],
            page.FindAll("tbody td.name a").Select(a => a.TextContent)
        );
        var first = Words(page.Find(".sweeps .mud-table-body > .mud-table-row"));
        Assert.Contains("Running", first, StringComparison.Ordinal);
        Assert.Contains("312/432", first, StringComparison.Ordinal);
        Assert.Contains("3 failed", first, StringComparison.Ordinal);
        Assert.Equal("/sweeps/5", page.Find("tbody td.name a").GetAttribute("href"));
    }

    [Fact]
    public void The_best_of_each_condition_is_shown_with_sign_and_side()
    {
        var rows = Render<SweepsPage>().FindAll(".sweeps .mud-table-body > .mud-table-row");
        // One seed: nothing is decided, and nothing is coloured.
        var open = rows[0].QuerySelectorAll(".skill");
        Assert.Equal(6, open.Length);
        Assert.All(
            open,
            s => Assert.True(s.ClassName == "skill" && s.TextContent.StartsWith("≈ ", StringComparison.Ordinal))
        );
        var decided = rows.SelectMany(row => row.QuerySelectorAll(".skill"))
            .Where(s => s.ClassName != "skill")
            .ToList();
        Assert.NotEmpty(decided);
        Assert.All(decided, s => Assert.Equal(s.ClassName == "skill better" ? '+' : '\u2212', s.TextContent.Trim()[0]));
    }

    [Fact]
    public void What_is_searched_for_stands_in_the_address()
    {
        var page = Render<SweepsPage>();
        page.Find("input[type=search]").Input("note");
        Assert.EndsWith("?q=note", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() =>
            Assert.Equal(["notebook"], page.FindAll("tbody td.name a").Select(a => a.TextContent))
        );
    }

    [Fact]
    public void A_heading_sorts_by_the_address_and_newest_first_is_the_address_without_words()
    {
        var page = Render<SweepsPage>();
        page.WaitForAssertion(() =>
            Assert.Equal(
                "descending",
                page.FindAll("th")
                    .Single(h => h.TextContent.Contains("Launched", StringComparison.Ordinal))
                    .GetAttribute("aria-sort")
            )
        );
        page.InvokeAsync(() => page.FindAll("button.sort").Single(b => b.TextContent == "Sweep").Click());
        page.WaitForAssertion(() => Assert.EndsWith("?sort=name", Navigation.Uri, StringComparison.Ordinal));
        page.InvokeAsync(() => page.FindAll("button.sort").Single(b => b.TextContent == "Sweep").Click());
        page.WaitForAssertion(() => Assert.EndsWith("?sort=name&order=down", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() =>
            Assert.Equal(
                ["ten thousand", "quickstart", "notebook", "cells", "architectures"],
                page.FindAll("tbody td.name a").Select(a => a.TextContent)
            )
        );
        page.InvokeAsync(() => page.FindAll("button.sort").Single(b => b.TextContent == "Launched (UTC)").Click());
        page.InvokeAsync(() => page.FindAll("button.sort").Single(b => b.TextContent == "Launched (UTC)").Click());
        page.WaitForAssertion(() => Assert.DoesNotContain("sort", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_sweep_counts_what_was_trained()
    {
        Cluster[5].CancelAsync();
        var row = Words(Render<SweepsPage>().Find(".sweeps .mud-table-body > .mud-table-row"));
        Assert.Contains("309/432", row, StringComparison.Ordinal);
        Assert.Contains("71 %", row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("99999999999999999999")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("")]
    public void Any_page_number_in_the_address_leads_to_sweeps_or_back_to_them(string number)
    {
        Navigation.NavigateTo($"/sweeps?page={number}");
        var page = Render<SweepsPage>();
        page.WaitForAssertion(() =>
            Assert.Contains(page.FindAll("main a, a"), a => a.GetAttribute("href") is "/sweeps/5" or "/sweeps")
        );
    }

    [Fact]
    public void A_word_that_is_typed_is_one_step_of_history()
    {
        var page = Render<SweepsPage>();
        page.Find("input[type=search]").Input("n");
        page.WaitForAssertion(() => Assert.Equal("n", page.Find("input[type=search]").GetAttribute("value")));
        Assert.False(((BunitNavigationManager)Navigation).History.First().Options.ReplaceHistoryEntry);
        page.Find("input[type=search]").Input("no");
        page.WaitForAssertion(() =>
            Assert.EndsWith(
                "?q=no",
                Assert.Single(((BunitNavigationManager)Navigation).History).Uri,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void A_search_without_a_find_says_so_and_leads_back()
    {
        Navigation.NavigateTo("/sweeps?q=nothing%20like%20it");
        var page = Render<SweepsPage>();
        page.Find("p button").Click();
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tbody td.name a").Count));
    }

    [Fact]
    public void A_cluster_that_does_not_answer_is_told_and_asked_again()
    {
        Cluster.Results.Trouble = new TimeoutException("no head");
        var page = Render<SweepsPage>();
        page.WaitForAssertion(() =>
            Assert.Contains("no head", page.Find("[role=status]").TextContent, StringComparison.Ordinal)
        );
        Cluster.Results.Trouble = null;
        Time.Tick();
        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tbody td.name a").Count));
        Assert.Equal("", page.Find("[role=status]").TextContent.Trim());
    }
}

public sealed class EmptySweepsPageTests() : PageContext(new SimulatedCluster())
{
    [Fact]
    public void Without_any_sweep_the_page_says_what_to_do_next() =>
        Assert.Equal("/sweeps/new", Render<SweepsPage>().Find("section.empty a.button.primary").GetAttribute("href"));
}
