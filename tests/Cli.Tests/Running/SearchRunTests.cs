using System.Text.Json;
using System.Text.RegularExpressions;
using GearSweep.Cli.Commands;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Running;

/// <summary>Whole runs of which a search decides which trials go on.</summary>
public sealed partial class SearchRunTests : IDisposable
{
    private const string Plain = """
        name: tiny
        dataset: no_fault
        conditions:
          - {speed: 8.33, load: 0}
          - {speed: 40, load: 80}
        parameters:
          hidden_size:
            values: [2, 3, 4, 5, 6, 7, 8, 9]
        epochs: 8
        """;

    private const string Asha = Plain + "\nscheduler: {type: asha, min_epochs: 1, reduction_factor: 2}";
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_epoch_is_trained_twice_and_who_gets_to_the_end_has_the_bits_of_one_that_never_paused()
    {
        await _folder.GenerateAsync();
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("plain.db", Plain)).Code);
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("asha.db", Asha)).Code);

        var (whole, trials) = (await TrialsAsync("plain.db"), await TrialsAsync("asha.db"));
        Assert.Equal(16, trials.Count);
        Assert.All(
            trials,
            trial =>
            {
                Assert.Contains(trial.Value.State, (string[])["completed", "pruned"]);
                Assert.Equal(trial.Value.State == "completed", trial.Value.Epochs == 8);
                if (trial.Value.State == "completed")
                    Assert.Equal(whole[trial.Key], trial.Value);
            }
        );
        Assert.InRange(trials.Values.Sum(trial => trial.Epochs), 16, 16 * 8 / 2);

        var (curves, undisturbed) = (await CurvesAsync("asha.db"), await CurvesAsync("plain.db"));
        Assert.Equal(trials.Values.Sum(trial => trial.Epochs), curves.Count);
        Assert.All(curves, point => Assert.Equal(undisturbed[point.Key], point.Value));
        Assert.Matches("^[0-9]+ decisions, 0 differ", await ReplayAsync("asha.db"));
        Assert.StartsWith("0 decisions", await ReplayAsync("plain.db"), StringComparison.Ordinal);

        var told = await CommandLine.RunAsync(
            "what-if",
            "tiny",
            "--store",
            _folder.PathOf("plain.db"),
            "--min-epochs",
            "1"
        );
        Assert.Equal(ExitCode.Done, told.Code);
        Assert.Matches(
            """
            ^8\.33 rev/s · 0 N·m: 7 of 8 trials stopped, 20 of 64 epochs; the best, #[0-9]+.*
            40 rev/s · 80 N·m: 7 of 8 trials stopped, 20 of 64 epochs; the best, #[0-9]+.*
            asha from 1 epochs, one in 2: 40 of 128 epochs; the best is found at [0-2] of 2 conditions\.
            """,
            told.Output
        );
    }

    [Fact]
    public async Task A_run_that_was_interrupted_goes_on_with_its_search()
    {
        await _folder.GenerateAsync();
        Assert.Equal(ExitCode.Failed, (await _folder.InterruptAsync("asha.db", Asha)).Code);
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("asha.db", Asha)).Code);
        var trials = await TrialsAsync("asha.db");
        Assert.All(trials.Values, trial => Assert.Contains(trial.State, (string[])["completed", "pruned"]));
        var replay = await ReplayAsync("asha.db");
        Assert.Matches("^[0-9]+ decisions, 0 differ", replay);
        Assert.True(int.Parse(Number().Match(replay).Value, provider: null) >= 16, replay);
    }

    [Fact]
    public async Task Further_seeds_confirm_what_got_to_the_end()
    {
        await _folder.GenerateAsync();
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("asha.db", Asha + "\nrepeats: 2")).Code);
        var trials = await TrialsAsync("asha.db");
        var first = trials.Where(t => t.Key % 2 == 0 && t.Value.State == "completed").Select(t => t.Key + 1);
        Assert.Equal(first.Order(), trials.Where(t => t.Key % 2 == 1).Select(t => t.Key).Order());
        Assert.All(trials.Where(t => t.Key % 2 == 1), t => Assert.Equal("completed", t.Value.State));
        Assert.Matches("^[0-9]+ decisions, 0 differ", await ReplayAsync("asha.db"));
    }

    [Fact]
    public async Task A_trial_that_stops_early_between_two_rungs_is_complete()
    {
        await _folder.GenerateAsync();
        var yaml =
            Asha.Replace("epochs: 8", "  learning_rate: {value: 0.05}\nepochs: 40", StringComparison.Ordinal)
                .Replace("min_epochs: 1", "min_epochs: 9", StringComparison.Ordinal)
            + "\nrepeats: 2\nearly_stop: {type: validation, patience: 3}";
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("asha.db", yaml)).Code);
        var trials = await TrialsAsync("asha.db");
        Assert.All(trials.Values, trial => Assert.Contains(trial.State, (string[])["completed", "pruned"]));
        Assert.Contains(trials.Values, trial => trial is { State: "completed", Epochs: < 40 });
        Assert.Contains(trials, trial => trial.Key % 2 == 1);
        Assert.Matches("^[0-9]+ decisions, 0 differ", await ReplayAsync("asha.db"));
    }

    [Fact]
    public async Task With_a_fixed_order_one_slot_two_and_an_interruption_lead_to_one_list_of_decisions()
    {
        const string Fixed =
            Plain + "\nscheduler: {type: asha, min_epochs: 1, reduction_factor: 2, order: fixed, slots: 4}";
        await _folder.GenerateAsync();
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("one.db", Fixed, "--slots", "1")).Code);
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("two.db", Fixed, "--slots", "2")).Code);
        Assert.Equal(ExitCode.Failed, (await _folder.InterruptAsync("three.db", Fixed)).Code);
        Assert.Equal(ExitCode.Done, (await _folder.RunAsync("three.db", Fixed, "--slots", "3")).Code);

        var decisions = await DecisionsAsync("one.db");
        Assert.True(decisions.Count > 30);
        Assert.Equal(decisions, await DecisionsAsync("two.db"));
        Assert.Equal(decisions, await DecisionsAsync("three.db"));
        Assert.Equal(await TrialsAsync("one.db"), await TrialsAsync("two.db"));
        Assert.Equal(await TrialsAsync("one.db"), await TrialsAsync("three.db"));
        Assert.Matches("^[0-9]+ decisions, 0 differ", await ReplayAsync("three.db"));
    }

    private async Task<IReadOnlyList<Decision>> DecisionsAsync(string store)
    {
        using var opened = await ReadOnlyResults.OpenAsync(_folder.PathOf(store));
        return [.. (await opened.SearchHistoryAsync(1))!.Decisions.Select(stored => stored.Decision)];
    }

    private async Task<string> ReplayAsync(string store)
    {
        var replay = await CommandLine.RunAsync("replay", "tiny", "--store", _folder.PathOf(store));
        Assert.True(replay.Code == ExitCode.Done, replay.Output + replay.Errors);
        return replay.Output;
    }

    private async Task<Dictionary<int, (string State, int Epochs, string? TestRmse)>> TrialsAsync(string store)
    {
        var table = await CommandLine.RunAsync("trials", "tiny", "--store", _folder.PathOf(store), "--format", "json");
        using var rows = JsonDocument.Parse(table.Output);
        return rows
            .RootElement.EnumerateArray()
            .ToDictionary(
                row => row.GetProperty("number").GetInt32(),
                row =>
                    (
                        row.GetProperty("state").GetString()!,
                        row.GetProperty("epochs").GetInt32(),
                        row.GetProperty("test_rmse").ValueKind == JsonValueKind.Number
                            ? row.GetProperty("test_rmse").GetRawText()
                            : null
                    )
            );
    }

    private async Task<Dictionary<(int Trial, int Epoch), string>> CurvesAsync(string store)
    {
        var table = await CommandLine.RunAsync("curves", "tiny", "--store", _folder.PathOf(store), "--format", "json");
        using var rows = JsonDocument.Parse(table.Output);
        return rows
            .RootElement.EnumerateArray()
            .ToDictionary(
                row => (row.GetProperty("trial").GetInt32(), row.GetProperty("epoch").GetInt32()),
                row => $"{row.GetProperty("train_mse").GetRawText()} {row.GetProperty("validation_mse").GetRawText()}"
            );
    }

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Number();
}
