using GearSweep.Testing.Processes;

namespace GearSweep.EndToEnd.Runs;

/// <summary>
/// A sweep of some seconds: four configurations, one of them deep enough for dropout, at two operating conditions.
/// </summary>
internal static class SmallSweep
{
    public const string Name = "small";

    public const int Trials = 8;

    public const int Epochs = 50;

    /// <summary>
    /// The most trials that two slots have at a time: for the last moments of one, a slot has its next one too.
    /// </summary>
    public const int MostLeasesOfTwoSlots = 4;

    public const string Yaml = """
        name: small
        dataset: no_fault
        conditions:
          - {speed: 8.33, load: 80}
          - {speed: 40, load: 80}
        parameters:
          hidden_size:
            values: [4, 8]
          num_layers:
            values: [1, 2]
          sequence_length:
            value: 7
          batch_size:
            value: 50
          dropout:
            value: 0.1
        epochs: 50
        engine: torch

        """;

    /// <summary>Makes the data that it trains on.</summary>
    public static async Task MakeDataAsync(Workspace workspace)
    {
        string[] arguments = ["data", "generate", "--out", workspace.Data, "--gear", "no_fault", "--rows", "2000"];
        var (code, _, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, arguments);
        Assert.True(code == 0, errors);
    }

    /// <summary>The words that run it on the command line.</summary>
    public static string[] RunArguments(Workspace workspace, int slots) =>
        [
            "run",
            workspace.Write("small.yaml", Yaml),
            "--data",
            workspace.Data,
            "--store",
            workspace.Store,
            "--slots",
            $"{slots}",
            "--format",
            "json",
        ];
}
