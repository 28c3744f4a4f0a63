using GearSweep.EndToEnd.Processes;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;
using Microsoft.Data.Sqlite;

namespace GearSweep.EndToEnd.Damage;

/// <summary>What a disk does to a store between two runs.</summary>
public sealed class DamagedStoreTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task A_trial_whose_checkpoint_is_damaged_is_trained_again_from_the_start_to_the_same_bits_and_it_is_said()
    {
        using var workspace = new Workspace();
        var store = await InterruptedAsync(workspace);
        Assert.InRange(store.Count("SELECT COUNT(*) FROM Checkpoints"), 1, 2);
        FlipBits(workspace.Store, "Checkpoints", "Content");

        var (code, _, errors) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            SmallSweep.RunArguments(workspace, slots: 2)
        );

        Assert.True(code == 0, errors);
        Assert.Contains(
            "is damaged and not used; it is trained again from the start",
            errors,
            StringComparison.Ordinal
        );
        Assert.Empty(store.Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(workspace));
    }

    [Fact]
    public async Task Trials_on_damaged_rows_fail_with_what_to_do_and_what_had_completed_stays()
    {
        using var workspace = new Workspace();
        var store = await InterruptedAsync(workspace);
        var completed = store.Completed();
        FlipBits(workspace.Store, "Segments", "Values");

        var (code, _, errors) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            SmallSweep.RunArguments(workspace, slots: 2)
        );

        Assert.True(code == 3, errors);
        Assert.Equal(completed, store.Completed());
        Assert.Equal(
            SmallSweep.Trials - completed,
            store.Count(
                "SELECT COUNT(*) FROM Trials WHERE State = 4 AND Message LIKE '%are damaged in the store%Restore a backup%'"
            )
        );
    }

    [Fact]
    public async Task A_damaged_model_is_not_exported()
    {
        using var workspace = new Workspace();
        await InterruptedAsync(workspace);
        FlipBits(workspace.Store, "Models", "Content");
        var trial = new StoreView(workspace.Store).Texts("SELECT Trial FROM Models")[0];
        var target = Path.Combine(workspace.Folder, "model.safetensors");

        var (code, _, errors) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            "model",
            "export",
            SmallSweep.Name,
            trial,
            "--store",
            workspace.Store,
            "--out",
            target
        );

        Assert.Equal(2, code);
        Assert.Contains($"the weights of trial {trial} of sweep 1 are damaged", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(target));
    }

    [Theory]
    [InlineData(0, "is empty (0 bytes)")]
    [InlineData(20_000, "is damaged")]
    public async Task A_store_that_was_cut_short_starts_nothing_and_the_backup_is_named(int length, string reason)
    {
        using var workspace = new Workspace();
        await InterruptedAsync(workspace);
        var backup = Path.Combine(
            Path.GetDirectoryName(workspace.Store)!,
            $"{Path.GetFileNameWithoutExtension(workspace.Store)}-kept.db"
        );
        var (saved, _, cannot) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            "store",
            "backup",
            backup,
            "--store",
            workspace.Store
        );
        Assert.True(saved == 0, cannot);
        await using (var file = File.OpenWrite(workspace.Store))
            file.SetLength(length);

        await RefusedAsync("Cli", SmallSweep.RunArguments(workspace, slots: 1));
        await RefusedAsync("Dashboard", DashboardProcess.Arguments(workspace, DashboardProcess.FreePort(), slots: 1));
        Assert.Equal(length, new FileInfo(workspace.Store).Length);

        async Task RefusedAsync(string program, string[] arguments)
        {
            var (code, output, errors) = await GearSweepProcess.RunAsync(program, workspace.Folder, arguments);
            Assert.True(code == 2, output + errors);
            Assert.Contains($"'{workspace.Store}' {reason}", errors, StringComparison.Ordinal);
            Assert.Contains(
                $"gearsweep store restore '{backup}' --store '{workspace.Store}' --replace",
                errors,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain("Now listening", output + errors, StringComparison.Ordinal);
            Assert.DoesNotContain("started", output + errors, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<StoreView> InterruptedAsync(Workspace workspace)
    {
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        await using var run = GearSweepProcess.Start(
            "Cli",
            workspace.Folder,
            SmallSweep.RunArguments(workspace, slots: 2)
        );
        await Until.HoldsAsync(
            "a trial in its midst after one that completed",
            () => store.Completed() >= 1 && store.IsAmidTrial(SmallSweep.Epochs)
        );
        run.Interrupt();
        Assert.Equal(1, await run.ExitAsync());
        return store;
    }

    private static void FlipBits(string path, string table, string column)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        foreach (var row in new StoreView(path).Texts($"SELECT rowid FROM {table}"))
        {
            using var blob = new SqliteBlob(connection, table, column, long.Parse(row, null));
            var content = new byte[1];
            blob.Position = blob.Length / 2;
            blob.ReadExactly(content);
            blob.Position--;
            blob.Write([(byte)(content[0] ^ 4)]);
        }
    }
}
