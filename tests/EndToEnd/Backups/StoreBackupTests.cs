using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.Backups;

public sealed class StoreBackupTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task A_backup_taken_in_mid_sweep_is_whole_and_a_head_that_starts_on_it_completes_the_sweep_to_the_same_bits()
    {
        using var workspace = new Workspace();
        using var elsewhere = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        var backup = Path.Combine(workspace.Folder, "backup.db");
        await using (var head = await DashboardProcess.StartAsync(workspace, DashboardProcess.FreePort(), slots: 2))
        {
            await head.LaunchAsync(SmallSweep.Yaml);
            await Until.HoldsAsync(
                "a trial in its midst after one that completed",
                () => store.Completed() >= 1 && store.IsAmidTrial(SmallSweep.Epochs)
            );
            var (code, output, errors) = await GearSweepProcess.RunAsync(
                "Cli",
                workspace.Folder,
                "store",
                "backup",
                backup,
                "--store",
                workspace.Store
            );
            Assert.True(code == 0, errors);
            Assert.Contains($"1 sweeps, {SmallSweep.Trials} trials", output);
            await Until.HoldsAsync("the end of the sweep that goes on", store.IsOver);
        }

        Assert.Equal("ok", Assert.Single(new StoreView(backup).Texts("PRAGMA integrity_check")));
        Assert.False(new StoreView(backup).IsOver());
        var restored = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            "store",
            "restore",
            backup,
            "--store",
            elsewhere.Store
        );
        Assert.True(restored.ExitCode == 0, restored.Errors);
        await using (var head = await DashboardProcess.StartAsync(elsewhere, DashboardProcess.FreePort(), slots: 2))
        {
            await Until.HoldsAsync("the end of the sweep from the backup", new StoreView(elsewhere.Store).IsOver);
        }

        Assert.Empty(new StoreView(elsewhere.Store).Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(elsewhere));
    }
}
