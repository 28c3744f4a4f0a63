using System.Globalization;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Survival;

/// <remarks>The head has no slots of its own, so that each worker surely finds work.</remarks>
public sealed class LeavingWorkerTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task Workers_that_stop_and_workers_that_are_killed_leave_nothing_lost_doubled_or_different()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var (store, headPort) = (new StoreView(workspace.Store), DashboardProcess.FreePort());
        await using var head = await DashboardProcess.StartAsync(workspace, headPort, slots: 0);
        await head.LaunchAsync(SmallSweep.Yaml);

        var stopped = DashboardProcess.FreePort();
        await using (var worker = Join(workspace, headPort, stopped))
        {
            await Until.HoldsAsync("work of the worker that will stop", () => WorksAsync(head, store, stopped));
            worker.Terminate();
            Assert.True(await worker.ExitAsync() == 0, $"{worker.Output}{worker.Errors}");
        }

        Assert.InRange(
            store.Count("SELECT COUNT(*) FROM Attempts WHERE \"End\" = 4"),
            1,
            SmallSweep.MostLeasesOfTwoSlots
        );
        Assert.Equal(0, store.Count("SELECT COUNT(*) FROM Trials WHERE State = 1"));

        var killed = DashboardProcess.FreePort();
        await using (var worker = Join(workspace, headPort, killed))
        {
            await Until.HoldsAsync("work of the worker that will be killed", () => WorksAsync(head, store, killed));
            await worker.KillAsync();
        }

        await using (var worker = Join(workspace, headPort, DashboardProcess.FreePort()))
        {
            await Until.HoldsAsync("the end of the sweep", store.IsOver);
        }

        Assert.Empty(store.Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.Equal(0, store.Count(Lost(stopped)));
        Assert.InRange(store.Count(Lost(killed)), 1, SmallSweep.MostLeasesOfTwoSlots);
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(workspace));
    }

    private static GearSweepProcess Join(Workspace workspace, int headPort, int port)
    {
        var (head, self) = (
            headPort.ToString(CultureInfo.InvariantCulture),
            port.ToString(CultureInfo.InvariantCulture)
        );
        return GearSweepProcess.Start(
            "Silo",
            workspace.Folder,
            "--Cluster:Head",
            $"127.0.0.1:{head}",
            "--Cluster:SiloPort",
            self,
            "--Slots:Count",
            "2"
        );
    }

    private static async Task<bool> WorksAsync(DashboardProcess head, StoreView store, int port) =>
        store.RunningEpochs($":{port.ToString(CultureInfo.InvariantCulture)}") >= 3
        && await head.RunningOnAsync(port) > 0;

    private static string Lost(int port) =>
        $"SELECT COUNT(*) FROM Attempts WHERE \"End\" = 5 AND Silo LIKE '%:{port.ToString(CultureInfo.InvariantCulture)}%'";
}
