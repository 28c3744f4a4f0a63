using System.Diagnostics;
using GearSweep.Dashboard.Tests.Browser;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;
using Microsoft.Playwright;

namespace GearSweep.EndToEnd.Stopping;

public sealed class StoppedDashboardTests
{
    private static readonly TimeSpan HandedBack = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_dashboard_with_pages_open_hands_back_what_trains_and_is_gone_within_five_seconds()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        await using var browser = await BrowserSession.StartAsync();
        var store = new StoreView(workspace.Store);
        for (var round = 1; round <= 2; round++)
        {
            await using var dashboard = await DashboardProcess.StartAsync(
                workspace,
                DashboardProcess.FreePort(),
                slots: 2
            );
            if (round == 1)
                await dashboard.LaunchAsync(LongSweep.Yaml);
            List<IPage> pages = [];
            foreach (var path in new[] { "sweeps/1?tab=curves", "sweeps/1?tab=trials", "cluster", "sweeps/1/trials/0" })
            {
                pages.Add(await browser.NewPageAsync());
                pages[^1].SetDefaultTimeout(120_000);
                await pages[^1].GotoAsync(new Uri(dashboard.Address, path).ToString());
                await pages[^1].Locator("main h1, main table").First.WaitForAsync();
            }

            await Until.HoldsAsync(
                "two trials in their midst",
                () => RunningTrials(store) == 2 && store.RunningEpochs() >= 3
            );
            await StopAsync(dashboard, store);
            AssertHandedBack(store, stops: round);
            foreach (var page in pages)
                Assert.False(await page.Locator("#blazor-error-ui").IsVisibleAsync(), $"{page.Url} shows an error");
        }

        Assert.Equal(2, store.Count("SELECT COUNT(*) FROM Attempts WHERE FirstEpoch > 1"));
    }

    [Fact]
    public async Task A_dashboard_with_connections_that_nobody_closes_is_gone_within_five_seconds()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        await using var dashboard = await DashboardProcess.StartAsync(workspace, DashboardProcess.FreePort(), slots: 2);
        await dashboard.LaunchAsync(LongSweep.Yaml);
        using var clients = await SilentClients.OpenAsync(dashboard.Address);
        await Until.HoldsAsync(
            "two trials in their midst",
            () => RunningTrials(store) == 2 && store.RunningEpochs() >= 3
        );

        await StopAsync(dashboard, store);

        AssertHandedBack(store, stops: 1);
    }

    private static async Task StopAsync(DashboardProcess dashboard, StoreView store)
    {
        var (asked, clock) = (DateTimeOffset.UtcNow, Stopwatch.StartNew());
        dashboard.Process.Terminate();
        var code = await dashboard.Process.ExitAsync();
        var took = clock.Elapsed;
        Assert.True(code == 0, $"{code}: {dashboard.Process.Output}{dashboard.Process.Errors}");
        Assert.True(
            took < Busy.Stretch(Gone),
            $"The stop took {took}: {dashboard.Process.Output}{dashboard.Process.Errors}"
        );
        var handedBack = TimeSpan.FromTicks(store.Count("SELECT MAX(Ended) FROM Attempts") - asked.UtcTicks);
        Assert.True(handedBack < Busy.Stretch(HandedBack), $"The last attempt was handed back after {handedBack}");
    }

    private static long RunningTrials(StoreView store) => store.Count("SELECT COUNT(*) FROM Trials WHERE State = 1");

    /// <summary>Each stop has ended two attempts, both handed back, and their trials wait with a checkpoint.</summary>
    private static void AssertHandedBack(StoreView store, int stops)
    {
        Assert.Equal(0, RunningTrials(store));
        Assert.Equal(2 * stops, store.Count("SELECT COUNT(*) FROM Attempts"));
        Assert.Equal(2 * stops, store.Count("SELECT COUNT(*) FROM Attempts WHERE \"End\" = 4"));
        Assert.Equal(
            2,
            store.Count(
                "SELECT COUNT(*) FROM Trials t JOIN Checkpoints c ON c.SweepId = t.SweepId AND c.Trial = t.Number WHERE t.State = 0"
            )
        );
    }
}
