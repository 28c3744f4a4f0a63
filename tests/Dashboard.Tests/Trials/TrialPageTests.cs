using Bunit;
using GearSweep.Dashboard.Formatting;
using GearSweep.Dashboard.Trials;
using GearSweep.Shared.Trials;

namespace GearSweep.Dashboard.Tests.Trials;

public sealed class TrialPageTests : PageContext
{
    [Fact]
    public void The_recipe_and_the_errors_beside_the_baselines_are_shown()
    {
        var page = Open(30);
        var trial = Cluster[5].Trials[30];
        Assert.Contains($"{trial.Seed}", page.Find(".recipe").TextContent, StringComparison.Ordinal);
        var rows = page.FindAll("table.errors tbody tr").Select(Words).ToList();
        Assert.Equal(6, rows.Count);
        Assert.StartsWith("this model", rows[0], StringComparison.Ordinal);
        Assert.Contains(Figures.Format(trial.Test!.Rmse), rows[0], StringComparison.Ordinal);
        Assert.StartsWith("AR* (29)", rows[1], StringComparison.Ordinal);
        Assert.StartsWith($"AR({trial.Configuration.SequenceLength})", rows[2], StringComparison.Ordinal);
        Assert.StartsWith("ridge (64)", rows[3], StringComparison.Ordinal);
        Assert.Single(rows, r => r.Contains("(least)", StringComparison.Ordinal));
        Assert.Equal("/api/sweeps/5/trials/30/model", page.Find("a[download]").GetAttribute("href"));
    }

    [Fact]
    public void The_order_of_AR_star_is_shown_among_the_validation_errors_of_all_orders()
    {
        var page = Open(30);
        var chart = page.FindAll("figure.chart")
            .Single(f => f.TextContent.Contains("AR by its order", StringComparison.Ordinal));
        Assert.EndsWith(
            "has the least, order 29",
            chart.QuerySelector("[role=img]")!.GetAttribute("aria-label"),
            StringComparison.Ordinal
        );
        page.FindAll("figure.chart button").Single(b => chart.Contains(b)).Click();
        var rows = page.FindAll("figure.chart table tbody tr").Select(Words).ToList();
        Assert.Equal(64, rows.Count);
        Assert.StartsWith("29 (AR*)", rows[28], StringComparison.Ordinal);
        Assert.Single(rows, row => row.Contains("AR*", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_validation_rows_no_order_has_an_error_to_show() =>
        Assert.DoesNotContain(
            Open(Cluster[3].Trials.First(t => t.State == TrialState.Completed).Number, 3).FindAll("figure.chart"),
            f => f.TextContent.Contains("AR by its order", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData(5, 1)]
    [InlineData(3, 0)]
    public void A_trial_of_synthetic_data_is_marked_beside_its_dataset_and_at_its_plots(int sweep, int marks)
    {
        var completed = Cluster[sweep].Trials.First(t => t.State == TrialState.Completed).Number;
        var page = Open(completed, sweep);
        Assert.Equal(marks, page.FindAll(".recipe .chip").Count(c => c.TextContent == "synthetic"));
        var plots = page.FindAll("figure.chart")
            .Where(f => f.TextContent.Contains("truth", StringComparison.OrdinalIgnoreCase))
            .ToList();
        Assert.Equal(2, plots.Count);
        Assert.All(
            plots,
            p =>
                Assert.Equal(
                    marks == 1,
                    p.QuerySelector("figcaption")!.TextContent.EndsWith("(synthetic data)", StringComparison.Ordinal)
                )
        );
        Assert.All(
            plots,
            p =>
                Assert.Equal(
                    marks == 1,
                    p.QuerySelector("[role=img]")!
                        .GetAttribute("aria-label")!
                        .EndsWith("(synthetic data)", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Attempts_are_listed_with_how_they_ended()
    {
        var page = Open(20);
        Assert.Equal(["1", "2"], page.FindAll(".attempts tbody th").Select(h => h.TextContent));
        Assert.Contains("silo lost", page.Find(".attempts").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_search_has_decided_is_listed_where_it_has()
    {
        Decision[] made =
        [
            new(DecisionKind.Start, 3, 6),
            new(DecisionKind.Prune, 3, 0, Rung: 0, Rank: 14, Of: 18, Cutoff: 0.131),
        ];
        Assert.Equal(
            ["started, to epoch 6", "given up: 14th of 18 at rung 0, cutoff 0.131"],
            Render<Decisions>(p => p.Add(d => d.Made, made)).FindAll("li").Select(li => li.TextContent)
        );
        Assert.Equal("", Render<Decisions>(p => p.Add(d => d.Made, [])).Markup.Trim());
    }

    [Fact]
    public void A_failed_trial_tells_why_and_can_be_retried()
    {
        var failed = Cluster[5].Trials.First(t => t.State == TrialState.Failed);
        var page = Open(failed.Number);
        Assert.Equal(failed.Message, page.Find(".notice.error").TextContent);
        page.Find("button.primary").Click();
        page.WaitForAssertion(() => Assert.Equal("It is done.", page.Find("[role=status] .notice").TextContent));
        Assert.Equal([$"retry {failed.Number}"], Cluster[5].Wishes);
    }

    [Fact]
    public void A_trial_that_completes_while_it_is_looked_at_shows_its_errors()
    {
        var running = Cluster[4].Trials[0].Number;
        Navigation.NavigateTo($"/sweeps/4/trials/{running}");
        var page = Render<TrialPage>(p => p.Add(t => t.Id, 4).Add(t => t.Number, running));
        Assert.Empty(page.FindAll("table.errors"));
        Cluster[4].Complete(running);
        Time.Tick();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("table.errors")));
    }

    [Fact]
    public void A_trial_that_is_not_there_leads_back() =>
        Assert.Equal("/sweeps/5?tab=trials", Open(5000).Find("p a").GetAttribute("href"));

    private IRenderedComponent<TrialPage> Open(int number, int sweep = 5)
    {
        Navigation.NavigateTo($"/sweeps/{sweep}/trials/{number}");
        return Render<TrialPage>(p => p.Add(t => t.Id, sweep).Add(t => t.Number, number));
    }
}
