using System.Globalization;
using System.Text.Json;
using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Survival;

public sealed class FullDiskTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task A_head_whose_disk_is_full_says_so_and_two_workers_complete_the_sweep_to_the_same_bits_once_there_is_room()
    {
        using var disk = await SmallDisk.TryMountAsync();
        Assert.SkipWhen(disk is null, SmallDisk.Needs);
        using var workspace = new Workspace(disk!.Path);
        await SmallSweep.MakeDataAsync(workspace);
        var (store, port) = (new StoreView(workspace.Store), DashboardProcess.FreePort());
        await using var head = await DashboardProcess.StartAsync(workspace, port, slots: 0);
        await head.LaunchAsync(SmallSweep.Yaml);
        await using var first = Join(workspace, port);
        await using var second = Join(workspace, port);
        // Early: the slower the training, the more checkpoints fill the disk by themselves.
        await Until.HoldsAsync("a trial in its midst", () => store.RunningEpochs() >= 3);

        await disk.FillAsync();
        await Until.HoldsAsync(
            "the head's complaint",
            async () => (await ObstacleAsync(head))?.Contains("full", StringComparison.Ordinal) == true
        );
        Assert.Contains(workspace.Store, await ObstacleAsync(head), StringComparison.Ordinal);
        await Until.HoldsAsync("a worker that is told, and asks again", () => AsksAgain(first) || AsksAgain(second));
        var refused = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => head.LaunchAsync(SmallSweep.Yaml));
        Assert.Contains("disk is full", refused.Message, StringComparison.Ordinal);
        var completed = store.Completed();
        Assert.False(store.IsOver());

        await disk.GrowAsync();
        await Until.HoldsAsync("the end of the sweep", store.IsOver);
        Assert.Null(await ObstacleAsync(head));
        Assert.InRange(completed, 0, SmallSweep.Trials - 1);
        Assert.Empty(store.Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.Equal(SmallSweep.Trials, store.Count("SELECT COUNT(*) FROM Attempts"));
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(workspace));
    }

    private static bool AsksAgain(GearSweepProcess worker) =>
        worker.Output.Contains("disk is full'.); trying again", StringComparison.Ordinal);

    private static GearSweepProcess Join(Workspace workspace, int port) =>
        GearSweepProcess.Start(
            "Silo",
            workspace.Folder,
            "--Cluster:Head",
            $"127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}",
            "--Cluster:SiloPort",
            DashboardProcess.FreePort().ToString(CultureInfo.InvariantCulture),
            "--Slots:Count",
            "1"
        );

    private static async Task<string?> ObstacleAsync(DashboardProcess head) =>
        (await head.GetAsync("cluster")).TryGetProperty("store_unavailable_reason", out var told)
        && told.ValueKind == JsonValueKind.String
            ? told.GetString()
            : null;
}
