using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Survival;

public sealed class KilledHeadTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task A_dashboard_that_is_killed_twice_in_mid_sweep_completes_it_to_the_same_bits()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (store, port) = (new StoreView(workspace.Store), DashboardProcess.FreePort());
        await using (var first = await DashboardProcess.StartAsync(workspace, port, slots: 2))
        {
            await first.LaunchAsync(SmallSweep.Yaml);
            await Until.HoldsAsync(
                "a checkpoint of the first trials",
                () => store.RunningCheckpoints() >= 1 && store.RunningEpochs() >= 3
            );
            await first.Process.KillAsync();
        }

        Assert.InRange(store.Count("SELECT COUNT(*) FROM Trials WHERE State = 1"), 1, SmallSweep.MostLeasesOfTwoSlots);
        await using (var second = await DashboardProcess.StartAsync(workspace, port, slots: 2))
        {
            await Until.HoldsAsync(
                "a trial in its midst after three that completed",
                () => store.Completed() >= 3 && store.IsAmidTrial(SmallSweep.Epochs)
            );
            await second.Process.KillAsync();
        }

        Assert.False(store.IsOver());
        await using (var third = await DashboardProcess.StartAsync(workspace, port, slots: 2))
        {
            await Until.HoldsAsync("the end of the sweep", store.IsOver);
            Assert.Equal(
                "completed",
                (await third.GetAsync("sweeps/1")).GetProperty("row").GetProperty("state").GetString()
            );
            third.Process.Terminate();
            Assert.Equal(0, await third.Process.ExitAsync());
        }

        Assert.Empty(store.Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.InRange(
            store.Count("SELECT COUNT(*) FROM Attempts WHERE \"End\" = 5"),
            2,
            2 * SmallSweep.MostLeasesOfTwoSlots
        );
        Assert.InRange(store.Count("SELECT COUNT(*) FROM Attempts WHERE FirstEpoch > 1"), 1, 4);
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(workspace));
    }
}
