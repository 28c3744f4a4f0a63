using System.Globalization;
using System.Text.RegularExpressions;
using GearSweep.EndToEnd.Runs;
using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Survival;

/// <summary>What a run has said is stored, also when its process is killed in the midst of writing.</summary>
public sealed partial class AcknowledgedTrialsTests
{
    private const int Kills = 10;
    private const int Trials = 4000;

    private const string Yaml = """
        name: many
        dataset: no_fault
        conditions:
          - {speed: 8.33, load: 80}
        parameters:
          hidden_size:
            values: [1, 2, 3, 4]
          sequence_length:
            value: 2
          batch_size:
            value: 100
        repeats: 1000
        epochs: 1
        engine: simd

        """;

    [Fact]
    public async Task Ten_kills_in_write_load_lose_no_trial_that_was_said_to_have_ended()
    {
        using var workspace = new Workspace();
        string[] generate = ["data", "generate", "--out", workspace.Data, "--gear", "no_fault", "--rows", "400"];
        Assert.Equal(0, (await GearSweepProcess.RunAsync("Cli", workspace.Folder, generate)).ExitCode);
        var store = new StoreView(workspace.Store);
        string[] arguments =
        [
            "run",
            workspace.Write("many.yaml", Yaml),
            "--data",
            workspace.Data,
            "--store",
            workspace.Store,
            "--slots",
            "2",
        ];
        var least = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var run = GearSweepProcess.Start("Cli", workspace.Folder, arguments);
            await run.LineAsync(line => Said(line) > least);
            await run.KillAsync();
            var said = run.Errors.Split('\n').Max(Said);
            Assert.InRange(said, least + 1, Trials - 1);

            // To look is to read what the log has, as the next owner does.
            Assert.True(
                store.Completed() >= said,
                $"kill {kill + 1}: {said} trials were said to have ended, {store.Completed()} are stored"
            );
            Assert.Equal("ok", Assert.Single(store.Texts("PRAGMA integrity_check")));
            Assert.Equal(
                store.Completed(),
                store.Count(
                    "SELECT COUNT(*) FROM Trials t JOIN LossPoints p ON p.SweepId = t.SweepId AND p.Trial = t.Number WHERE t.State = 2"
                )
            );
            Assert.Equal(
                store.Completed(),
                store.Count("SELECT COUNT(*) FROM Trials WHERE State = 2 AND TestRmse IS NOT NULL")
            );
            least = said;
        }

        Assert.InRange(store.Count("SELECT COUNT(DISTINCT Silo) FROM Attempts WHERE \"End\" = 5"), 1, Kills - 1);
    }

    /// <summary>How many trials a line of progress says to have ended; 0 for another line.</summary>
    private static int Said(string line) =>
        Progress().Match(line) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"^many: (\d+) of \d+ trials")]
    private static partial Regex Progress();
}
