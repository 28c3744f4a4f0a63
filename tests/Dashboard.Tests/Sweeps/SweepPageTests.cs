using Bunit;
using Bunit.TestDoubles;
using GearSweep.Dashboard.Sweeps;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Tests.Sweeps;

public sealed class SweepPageTests : PageContext
{
    [Fact]
    public void The_head_tells_state_trials_and_the_time_left()
    {
        var head = Words(Open(5).Find(".head"));
        Assert.Contains("architectures", head, StringComparison.Ordinal);
        Assert.Contains("312/432", head, StringComparison.Ordinal);
        Assert.Contains(" left", head, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_is_that_of_the_sweep() =>
        Assert.Equal(Verdict.For(Cluster[5].Row()), Open(5).Find(".verdict").TextContent);

    [Fact]
    public async Task A_cell_of_the_grid_filters_the_tabs_and_stands_in_the_address()
    {
        var page = Open(5);
        page.FindAll("button.cell")[4].Click();
        Assert.EndsWith("?condition=25x80", Navigation.Uri, StringComparison.Ordinal);
        Assert.False(((BunitNavigationManager)Navigation).History.First().Options.ReplaceHistoryEntry);
        page.WaitForAssertion(() =>
            Assert.Contains(Cluster.Results.CurveQueries, q => q.Conditions is [{ Speed: 25, Load: 80 }])
        );
        page.WaitForAssertion(() => Assert.Equal("true", page.FindAll("button.cell")[4].GetAttribute("aria-pressed")));
        await page.InvokeAsync(() => page.FindAll("button.cell")[4].Click());
        page.WaitForAssertion(() => Assert.EndsWith("/sweeps/5", Navigation.Uri, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("curves", "Colour by")]
    [InlineData("configurations", "Baseline: persistence")]
    [InlineData("trials", "Validation RMSE (scaled)")]
    [InlineData("predictions", "the one with the least validation_mse")]
    [InlineData("nonsense", "Colour by")]
    public void A_tab_is_opened_by_its_address(string tab, string text)
    {
        var page = Open(5, $"?tab={tab}");
        page.WaitForAssertion(() => Assert.Contains(text, page.Find("section").TextContent, StringComparison.Ordinal));
        Assert.Single(page.FindAll("nav a[aria-current=page]"));
    }

    [Fact]
    public void The_best_cell_of_each_condition_is_marked_in_the_matrix()
    {
        var page = Open(2, "?tab=configurations");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("a.best").Count));
        Assert.All(
            page.FindAll("a.best"),
            a => Assert.Contains(", best here", a.TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(5, page.FindAll("tr.baseline").Count);
    }

    [Fact]
    public void The_filters_of_the_trials_reach_the_query()
    {
        Open(5, "?tab=trials&state=Failed&sort=test_rmse&order=down&where=hidden_size:16&condition=40x0");
        Assert.Contains(
            Cluster.Results.TrialQueries,
            q =>
                q is { SortBy: "test_rmse", Descending: true, States: [Shared.Trials.TrialState.Failed] }
                && q.Filters is [{ Column: "hidden_size", Value: 16 }]
                && q.Conditions is [{ Speed: 40 }]
        );
    }

    [Fact]
    public void Text_in_a_number_filter_is_told_at_the_filter_and_asks_for_all()
    {
        var page = Open(5, "?tab=trials");
        Fill(page, "Hidden size", "abc");
        Popovers.WaitForAssertion(() =>
            Assert.Contains(
                "'abc' is not a whole number from 1 to 4,096",
                Popovers.Find(".column-filter .error").TextContent,
                StringComparison.Ordinal
            )
        );
        Assert.Equal("true", Popovers.Find(".column-filter input").GetAttribute("aria-invalid"));
        Assert.All(Cluster.Results.TrialQueries.ToList(), q => Assert.Null(q.Filters));

        Popovers.InvokeAsync(() => Popovers.Find(".column-filter input").Input("16"));
        Popovers.InvokeAsync(() => Popovers.Find(".column-filter").Submit());
        page.WaitForAssertion(() =>
            Assert.EndsWith("where=hidden_size%3A16", Navigation.Uri, StringComparison.Ordinal)
        );
        page.WaitForAssertion(() =>
            Assert.Contains(
                Cluster.Results.TrialQueries.ToList(),
                q => q.Filters is [{ Column: "hidden_size", Value: 16 }]
            )
        );
        page.WaitForAssertion(() => Assert.Equal("Hidden size 16", Words(page.Find(".bar .chip")).TrimEnd(' ', '×')));
        Assert.Empty(Popovers.FindAll(".column-filter"));
    }

    [Fact]
    public void A_wrong_filter_in_the_address_of_a_parameter_without_a_field_is_told_too()
    {
        var page = Open(5, "?tab=trials&where=batch_size:many,hidden_size:16");
        page.WaitForAssertion(() =>
            Assert.Equal(
                "Batch size: 'many' is not a whole number from 1 to 65,536; not filtered by it.",
                page.Find(".notice.warning").TextContent
            )
        );
        Assert.All(
            Cluster.Results.TrialQueries.ToList(),
            q => Assert.Equal(["hidden_size"], q.Filters!.Select(f => f.Column))
        );
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(3, false)]
    public void Predictions_of_synthetic_data_are_marked(int id, bool marked)
    {
        var page = Open(id, "?tab=predictions");
        IReadOnlyList<AngleSharp.Dom.IElement> Captions() =>
            [.. page.FindAll("figcaption").Where(c => !c.TextContent.StartsWith("AR by", StringComparison.Ordinal))];
        page.WaitForAssertion(() => Assert.Equal(2, Captions().Count));
        Assert.All(
            Captions(),
            c => Assert.Equal(marked, c.TextContent.Contains("synthetic", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_heading_sorts_and_sorts_the_other_way()
    {
        var page = Open(5, "?tab=trials");
        page.InvokeAsync(() => Heading(page).QuerySelector("button.sort")!.Click());
        page.WaitForAssertion(() =>
            Assert.EndsWith("?tab=trials&sort=test_rmse", Navigation.Uri, StringComparison.Ordinal)
        );
        page.WaitForAssertion(() =>
            Assert.Contains(Cluster.Results.TrialQueries.ToList(), q => q is { SortBy: "test_rmse", Descending: false })
        );
        page.WaitForAssertion(() => Assert.Equal("ascending", Heading(page).GetAttribute("aria-sort")));
        page.InvokeAsync(() => Heading(page).QuerySelector("button.sort")!.Click());
        page.WaitForAssertion(() => Assert.Equal("descending", Heading(page).GetAttribute("aria-sort")));
    }

    [Fact]
    public void Pause_is_carried_out_and_what_happened_is_said()
    {
        var page = Open(5);
        Button(page, "Pause").Click();
        page.WaitForAssertion(() => Assert.Equal("It is done.", page.Find(".said").TextContent));
        page.WaitForAssertion(() =>
            Assert.Equal(
                ["Retry 3 failed", "Resume", "Cancel"],
                page.FindAll(".actions button").Select(b => b.TextContent.Trim())
            )
        );
        Assert.Equal(["pause"], Cluster[5].Wishes);
    }

    [Fact]
    public void A_completed_sweep_offers_seeds_where_its_best_cannot_be_told_from_AR_yet()
    {
        var page = Open(5);
        Assert.DoesNotContain(page.FindAll(".actions button"), b => b.TextContent.Contains("seeds"));
        Cluster[5].State = SweepState.Completed;
        page = Open(5);
        var offer = page.FindAll(".actions button").Single(b => b.TextContent.Contains("seeds"));
        Assert.StartsWith("Add 3 seeds to the undecided (", offer.TextContent.Trim(), StringComparison.Ordinal);
        offer.Click();
        page.WaitForAssertion(() => Assert.Equal(["add 3 seeds"], Cluster[5].Wishes));
    }

    [Fact]
    public void Cancel_asks_first_and_can_be_taken_back()
    {
        var page = Open(5);
        Button(page, "Cancel").Click();
        Assert.Contains("Stop 120 trials for good?", page.Find("[role=group]").TextContent, StringComparison.Ordinal);
        Button(page, "Keep it").Click();
        Assert.Empty(Cluster[5].Wishes);
        Button(page, "Cancel").Click();
        Button(page, "Yes, cancel the sweep").Click();
        Assert.Equal(["cancel"], Cluster[5].Wishes);
    }

    [Fact]
    public void A_cancelled_sweep_says_how_much_was_trained_and_not_that_all_is_done()
    {
        var page = Open(5);
        Button(page, "Cancel").Click();
        Button(page, "Yes, cancel the sweep").Click();
        page.WaitForAssertion(() =>
            Assert.Contains("cancelled, 309 of 432 trained", Words(page.Find(".head")), StringComparison.Ordinal)
        );
        Assert.DoesNotContain("100 %", Words(page.Find(".head")), StringComparison.Ordinal);
        Assert.Equal("71", page.Find(".head [role=progressbar]").GetAttribute("aria-valuenow"));
    }

    [Fact]
    public void How_it_shares_the_slots_can_be_changed_while_it_runs()
    {
        var page = Open(5);
        Assert.Equal(
            "Beside other sweeps: priority 0, weight 1, no limit of what runs at once",
            page.Find(".sharing summary").TextContent
        );
        var fields = page.FindAll(".sharing input");
        fields[0].Input("2");
        page.FindAll(".sharing input")[1].Input("heavy");
        page.Find(".sharing form").Submit();
        Assert.Equal(
            "weight: found 'heavy'; a number is expected, such as 0.001.",
            page.Find(".sharing .said").TextContent
        );

        page.FindAll(".sharing input")[1].Input("3");
        page.FindAll(".sharing input")[2].Input("8");
        page.Find(".sharing form").Submit();
        page.WaitForAssertion(() => Assert.Equal([$"share {new SweepSharing(2, 3, 8)}"], Cluster[5].Wishes));
    }

    [Fact]
    public void A_refusal_is_told()
    {
        Cluster[5].Reply = new ActionReply(false, "The sweep has ended already.");
        var page = Open(5);
        Button(page, "Retry 3 failed").Click();
        page.WaitForAssertion(() => Assert.Equal("The sweep has ended already.", page.Find(".said").TextContent));
    }

    [Fact]
    public void A_sweep_that_is_not_there_leads_back() =>
        Assert.Equal("/sweeps", Open(99).Find("p a").GetAttribute("href"));

    [Fact]
    public void While_it_runs_only_new_points_are_asked_for()
    {
        var page = Open(4);
        Assert.Single(Cluster.Results.CurveQueries);
        Assert.All(Cluster.Results.CurveQueries, q => Assert.Equal(0, q.After));
        Time.Tick();
        page.WaitForAssertion(() => Assert.Equal(2, Cluster.Results.CurveQueries.Count));
        Assert.All(Cluster.Results.CurveQueries.Skip(1), q => Assert.True(q.After > 0));
    }

    [Fact]
    public void A_selection_outlives_refreshes_and_is_what_the_csv_has()
    {
        var page = Open(5, "?tab=trials");
        page.WaitForAssertion(() => Assert.NotEmpty(Marks(page)));
        page.InvokeAsync(() => Marks(page)[0].Change(true));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".bar a[href='/api/sweeps/5/trials.csv?trials=0']")));
        page.InvokeAsync(() => Marks(page)[2].Change(true));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".bar a[href='/api/sweeps/5/trials.csv?trials=0,2']")));

        var asked = Cluster.Results.TrialQueries.Count;
        Time.Tick();
        page.WaitForAssertion(() => Assert.True(Cluster.Results.TrialQueries.Count > asked));
        Assert.Equal([true, false, true], Marks(page).Take(3).Select(mark => mark.HasAttribute("checked")));
        page.InvokeAsync(() => page.FindAll(".bar button").First(b => b.TextContent == "Unselect").Click());
        page.WaitForAssertion(() => Assert.DoesNotContain(Marks(page), mark => mark.HasAttribute("checked")));
    }

    [Fact]
    public void A_column_that_is_hidden_stands_in_the_address_and_not_in_the_table()
    {
        var page = Open(5, "?tab=trials&hide=message");
        page.WaitForAssertion(() =>
            Assert.DoesNotContain(page.FindAll("th"), h => h.TextContent.Contains("Message", StringComparison.Ordinal))
        );
        page.InvokeAsync(() =>
            page.FindAll(".menu label")
                .First(l => l.TextContent.Trim() == "Message")
                .QuerySelector("input")!
                .Change(true)
        );
        page.WaitForAssertion(() => Assert.EndsWith("?tab=trials", Navigation.Uri, StringComparison.Ordinal));
        page.WaitForAssertion(() =>
            Assert.Contains(page.FindAll("th"), h => h.TextContent.Contains("Message", StringComparison.Ordinal))
        );
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Marks(IRenderedComponent<SweepPage> page) =>
        page.FindAll("td.check input");

    private void Fill(IRenderedComponent<SweepPage> page, string column, string value)
    {
        page.InvokeAsync(() =>
            page.FindAll("th")
                .First(h => h.TextContent.Contains(column, StringComparison.Ordinal))
                .QuerySelector(".filter-button")!
                .Click()
        );
        Popovers.WaitForElement(".column-filter");
        Popovers.InvokeAsync(() => Popovers.Find(".column-filter select").Change("Equal"));
        Popovers.InvokeAsync(() => Popovers.Find(".column-filter input").Input(value));
        Popovers.InvokeAsync(() => Popovers.Find(".column-filter").Submit());
    }

    private static AngleSharp.Dom.IElement Heading(IRenderedComponent<SweepPage> page) =>
        page.FindAll("th").First(h => h.TextContent.Trim().StartsWith("Test RMSE (scaled)", StringComparison.Ordinal));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<SweepPage> page, string text) =>
        page.FindAll(".actions button").First(b => b.TextContent.Trim() == text);

    private IRenderedComponent<SweepPage> Open(int id, string query = "")
    {
        Navigation.NavigateTo($"/sweeps/{id}{query}");
        return Render<SweepPage>(p => p.Add(s => s.Id, id));
    }
}
