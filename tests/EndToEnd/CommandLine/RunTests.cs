using System.Text.Json;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;
using GearSweep.Testing.Waiting;

namespace GearSweep.EndToEnd.CommandLine;

public sealed class RunTests(UndisturbedRun undisturbed)
{
    [Fact]
    public async Task Two_slots_find_what_one_slot_finds_to_the_bit()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);

        var (code, _, errors) = await GearSweepProcess.RunAsync(
            "Cli",
            workspace.Folder,
            SmallSweep.RunArguments(workspace, slots: 2)
        );

        Assert.True(code == 0, errors);
        Assert.Empty(new StoreView(workspace.Store).Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(workspace));
    }

    [Fact]
    public async Task A_run_that_is_interrupted_exits_with_1_and_goes_on_to_the_same_bits()
    {
        using var workspace = new Workspace();
        await SmallSweep.MakeDataAsync(workspace);
        var store = new StoreView(workspace.Store);
        var arguments = SmallSweep.RunArguments(workspace, slots: 2);
        await using (var first = GearSweepProcess.Start("Cli", workspace.Folder, arguments))
        {
            await Until.HoldsAsync(
                "a trial in its midst after one that completed",
                () => store.Completed() >= 1 && store.IsAmidTrial(SmallSweep.Epochs)
            );
            first.Interrupt();
            Assert.Equal(1, await first.ExitAsync());
            Assert.Empty(first.Output);
            Assert.Contains("Stopping: what trains is checkpointed.", first.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(0, store.Count("SELECT COUNT(*) FROM Trials WHERE State = 1"));
        Assert.InRange(store.Completed(), 1, SmallSweep.Trials - 1);
        Assert.InRange(
            store.Count("SELECT COUNT(*) FROM Trials t JOIN Checkpoints c ON c.Trial = t.Number WHERE t.State = 0"),
            1,
            2
        );

        var (code, _, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, arguments);

        Assert.True(code == 0, errors);
        Assert.DoesNotContain("Orleans", errors, StringComparison.Ordinal);
        Assert.Contains($"Going on with '{SmallSweep.Name}'", errors, StringComparison.Ordinal);
        Assert.Empty(store.Faults(SmallSweep.Trials, SmallSweep.Epochs));
        Assert.InRange(
            store.Count("SELECT COUNT(*) FROM Trials WHERE Attempts > 1"),
            1,
            SmallSweep.MostLeasesOfTwoSlots
        );
        Assert.Equal(await undisturbed.ResultsAsync(), await SweepResults.ExportAsync(workspace));

        var attempts = store.Count("SELECT COUNT(*) FROM Attempts");
        (code, _, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, arguments);
        Assert.Equal(0, code);
        Assert.Contains("nothing is trained again", errors, StringComparison.Ordinal);
        Assert.Equal(attempts, store.Count("SELECT COUNT(*) FROM Attempts"));
    }

    [Fact]
    public async Task The_summary_in_json_has_its_fields_and_no_others()
    {
        using var json = JsonDocument.Parse(await undisturbed.SummaryAsync());
        var summary = json.RootElement;

        Assert.Equal("sweep state trials seconds target conditions notes", Names(summary));
        Assert.Equal(SmallSweep.Name, summary.GetProperty("sweep").GetString());
        Assert.Equal("completed", summary.GetProperty("state").GetString());
        Assert.Equal("total completed pruned failed cancelled", Names(summary.GetProperty("trials")));
        Assert.Equal(SmallSweep.Trials, summary.GetProperty("trials").GetProperty("completed").GetInt32());
        Assert.Equal(2, summary.GetProperty("conditions").GetArrayLength());
        Assert.All(
            summary.GetProperty("conditions").EnumerateArray(),
            condition =>
            {
                Assert.Equal("speed load baselines best configurations as_good_as_best", Names(condition));
                Assert.Equal(
                    "mean_rmse persistence_rmse ar_rmse ar_star_rmse ar_star_order ridge_rmse",
                    Names(condition.GetProperty("baselines"))
                );
                var best = condition.GetProperty("best");
                Assert.Equal(
                    "trial configuration validation_rmse test_rmse test_rmse_units skill skill_low skill_high seeds verdict",
                    Names(best)
                );
                Assert.Equal(
                    "hidden_size num_layers sequence_length learning_rate batch_size dropout cell linear_skip scaling inputs "
                        + "weight_decay gradient_clip schedule",
                    Names(best.GetProperty("configuration"))
                );
            }
        );
    }

    private static string Names(JsonElement element) =>
        string.Join(' ', element.EnumerateObject().Select(field => field.Name));
}
