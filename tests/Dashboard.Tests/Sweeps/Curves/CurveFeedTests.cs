using Bunit;
using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Sweeps.Curves;
using GearSweep.Dashboard.Tests.Simulation;
using GearSweep.Shared.Configurations;

namespace GearSweep.Dashboard.Tests.Sweeps.Curves;

public sealed class CurveFeedTests : PageContext
{
    private readonly SimulatedSweep _sweep;

    public CurveFeedTests()
        : this(
            new SimulatedSweep
            {
                Id = 9,
                Name = "long",
                Epochs = 3,
            }.Fill(
                Enumerable.Range(1, 1700).Select(n => new Configuration { HiddenSize = n }),
                SimulatedSweep.Card,
                completed: 0,
                running: 6
            )
        ) { }

    private CurveFeedTests(SimulatedSweep sweep)
        : base(new SimulatedCluster(sweep)) => _sweep = sweep;

    [Fact]
    public async Task Ten_thousand_trials_that_pass_leave_the_running_and_the_best_whole_and_no_more_than_can_be_drawn()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        using var logs = new CurveLogs(Cluster.Grains, Time);
        var feed = NewFeed(logs);
        for (var ran = 0; ran < 10_000; ran += 500)
        {
            _sweep.Run(500);
            Time.Tick();
            await feed.FollowAsync(cancellation);
            if (feed.IsFull)
                feed = await feed.AnewAsync(cancellation);

            Assert.False(feed.IsFull);
            Assert.InRange(feed.Store.Trials.Count, 100, 400);
            Assert.InRange(feed.Names.Known.Count, feed.Store.Trials.Count, 1_000);
        }

        var best = SimulatedSweep.Card.Select(c => _sweep.Result(c).Best!.Number);
        Assert.All(best, trial => Assert.Equal([1, 2, 3], feed.Store[trial].Select(p => p.Epoch)));
        var running = Enumerable.Range(0, 6);
        Assert.All(
            running,
            trial =>
                Assert.Equal(Enumerable.Range(1, _sweep.Trials[trial].Epochs), feed.Store[trial].Select(p => p.Epoch))
        );
    }

    [Fact]
    public async Task Ten_viewers_of_six_conditions_cost_one_query_a_tick_and_see_the_same()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        using var logs = new CurveLogs(Cluster.Grains, Time);
        var feeds = Enumerable.Range(0, 10).Select(_ => NewFeed(logs)).ToList();
        await Task.WhenAll(feeds.Select(feed => feed.FollowAsync(cancellation)));
        Assert.Single(Cluster.Results.CurveQueries);

        _sweep.Run(50);
        Time.Tick();
        var late = NewFeed(logs);
        await Task.WhenAll(feeds.Append(late).Select(feed => feed.FollowAsync(cancellation)));

        Assert.Equal(2, Cluster.Results.CurveQueries.Count);
        Assert.InRange(late.Store.Trials.Count, 7, 200);
        Assert.All(feeds, feed => Assert.Equal(late.Store.Trials, feed.Store.Trials));
    }

    [Fact]
    public async Task A_question_that_fails_is_asked_again_by_the_next_who_looks()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        using var logs = new CurveLogs(Cluster.Grains, Time);
        var (first, second) = (NewFeed(logs), NewFeed(logs));
        Cluster.Results.Trouble = new TimeoutException("the store is away");
        await Assert.ThrowsAsync<TimeoutException>(() => first.FollowAsync(cancellation));
        Cluster.Results.Trouble = null;

        await second.FollowAsync(cancellation);

        Assert.NotEmpty(second.Store.Trials);
    }

    [Fact]
    public void A_page_that_is_left_open_draws_its_curves_anew_when_they_are_too_many()
    {
        var tab = Render<CurvesTab>(p => p.Add(t => t.Sweep, _sweep.Detail()));
        var chart = tab.FindComponent<Chart>();
        tab.WaitForAssertion(() => Assert.Contains("of 6 trials", chart.Instance.Label, StringComparison.Ordinal));

        _sweep.Run(1_000);
        Time.Tick();

        tab.WaitForAssertion(() => Assert.Contains("of 198 trials", chart.Instance.Label, StringComparison.Ordinal));
        tab.WaitForAssertion(() => Assert.Equal(2 * 198, chart.Instance.Data!.Lines.Count));
    }

    private CurveFeed NewFeed(CurveLogs logs) =>
        new(logs, _sweep.Id, SimulatedSweep.Card, new TrialCache(Cluster.Grains, _sweep.Id));
}
