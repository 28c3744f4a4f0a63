using System.Globalization;
using System.Text.RegularExpressions;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.Testing.Processes;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace GearSweep.EndToEnd.Browser;

/// <summary>
/// The whole product as a person meets it: the dashboard's process, its silo, its store, and a browser.
/// </summary>
public sealed class LaunchToPlotTests : IAsyncLifetime
{
    private readonly Workspace _workspace = new();
    private GearSweepProcess _dashboard = default!;
    private BrowserSession _browser = default!;
    private IPage _page = default!;
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        _browser = await BrowserSession.StartAsync();
        _dashboard = GearSweepProcess.Start(
            "Dashboard",
            _workspace.Folder,
            "--urls",
            "http://127.0.0.1:0",
            "--Cluster:SiloPort",
            "0",
            "--Store:File",
            _workspace.Store,
            "--Slots:Count",
            "2"
        );
        var listening = await _dashboard.LineAsync(line => line.Contains("Now listening on"));
        _address = listening[listening.IndexOf("http", StringComparison.Ordinal)..].Trim();
        _page = await _browser.NewPageAsync();
        _page.SetDefaultTimeout(120_000);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        if (_dashboard is not null)
            await _dashboard.DisposeAsync();
        _workspace.Dispose();
    }

    [Fact]
    public async Task A_sweep_is_launched_watched_and_read_in_the_browser()
    {
        await _page.GotoAsync(_address);
        await _page.GetByRole(AriaRole.Link, new() { Name = "New sweep" }).First.ClickAsync();
        await LaunchAsync("from the browser");

        await Assertions.Expect(_page).ToHaveURLAsync(new Regex("/sweeps/1$"), new() { Timeout = 120_000 });
        await WatchPointsArriveAsync();
        await _page.Locator(".head .chip").Filter(new() { HasText = "Completed" }).WaitForAsync();
        await LookAsync("sweep");
        await TabWalk.EveryTabFromEveryOtherAsync(_page);

        await _page.GotoAsync($"{_address}/sweeps/1?tab=configurations");
        await _page.Locator("tr.baseline").First.WaitForAsync();
        await LookAsync("configurations");

        var best = Row(
            "SELECT t.Number, t.TestRmse, t.TestRmseUnits, t.Engine FROM ConfigurationResults r JOIN Trials t ON t.SweepId = r.SweepId AND t.Number = r.Trial "
                + "WHERE t.Speed = 25 AND t.Load = 80 ORDER BY r.Metric, r.ConfigurationNumber LIMIT 1"
        );
        await _page.GotoAsync($"{_address}/sweeps/1?tab=predictions&condition=25x80");
        await _page
            .Locator(".canvas[data-points='200']")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await LookAsync("predictions");

        await _page.GetByRole(AriaRole.Link, new() { Name = $"Trial #{best[0]}" }).ClickAsync();
        await _page.Locator("table.errors").WaitForAsync();
        await _page
            .Locator(".canvas[data-points='200']")
            .First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await LookAsync("trial");

        AssertSame(best[1], await CellAsync("this model", 0));
        await Assertions
            .Expect(_page.Locator("table.errors th").Filter(new() { HasText = "RMSE (µm)" }))
            .ToHaveCountAsync(1);
        AssertSame(1000 * (double)best[2], await CellAsync("this model", 3));
        var baseline = Row(
            "SELECT b.ArStar_Rmse, b.Mean_Rmse, b.Persistence_Rmse, b.Autoregressive_Rmse FROM Baselines b JOIN SweepConditions c ON c.SweepId = b.SweepId AND "
                + $"c.ConditionIndex = b.ConditionIndex JOIN Trials t ON t.ConditionIndex = c.ConditionIndex AND b.SequenceLength = COALESCE(json_extract(t.Parameters, '$.sequence_length'), 7) WHERE t.Number = {best[0]}"
        );
        AssertSame(baseline[0], await CellAsync("AR*", 0));
        AssertSame(baseline[1], await CellAsync("mean", 0));
        AssertSame(baseline[2], await CellAsync("persistence", 0));
        AssertSame(baseline[3], await CellAsync("AR(", 0));

        foreach (
            var (path, drawn) in new[]
            {
                ("data", ".canvas[data-points]:not([data-points='0'])"),
                ("cluster", "main table"),
                ("sweeps", "main table"),
            }
        )
        {
            await _page.GotoAsync($"{_address}/{path}");
            await _page.Locator(drawn).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await LookAsync(path);
        }

        Assert.Equal(72L, Row("SELECT count(*) FROM Trials WHERE State = 2")[0]);
        await _browser.AssertWellAsync();
    }

    private async Task LaunchAsync(string name)
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "quickstart" }).ClickAsync();
        await _page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await _page.GetByText("72 trials").WaitForAsync();
        await _page
            .GetByText("Reading the data directory")
            .WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await LookAsync("new");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Launch", Exact = true }).ClickAsync();
    }

    /// <summary>The chart gets more points twice while the sweep runs, without the page being loaded again.</summary>
    private async Task WatchPointsArriveAsync()
    {
        await _page.EvaluateAsync("window.sameDocument = true");
        var chart = _page.Locator(".canvas[data-points]:not([data-points='0'])").First;
        await chart.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var first = await chart.GetAttributeAsync("data-points");
        await Assertions.Expect(chart).Not.ToHaveAttributeAsync("data-points", first!);
        Assert.Contains("Running", await _page.Locator(".head .chip").InnerTextAsync());
        await LookAsync("running");
        Assert.True(await _page.EvaluateAsync<bool>("window.sameDocument === true"));
    }

    private Task LookAsync(string name) => BrowserSession.AssertAccessibleAsync(_page, name, "serious", "critical");

    private async Task<string> CellAsync(string row, int column) =>
        await _page
            .Locator("table.errors tbody tr")
            .Filter(new() { HasText = row })
            .First.Locator("td")
            .Nth(column)
            .InnerTextAsync();

    private object[] Row(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_workspace.Store};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }

    /// <summary>The page shows three significant digits.</summary>
    private static void AssertSame(object stored, string shown)
    {
        var value = Convert.ToDouble(stored, CultureInfo.InvariantCulture);
        var figure = double.Parse(shown.Replace('\u2212', '-'), CultureInfo.InvariantCulture);
        Assert.InRange(figure, value * 0.995, value * 1.005);
    }
}
