using GearSweep.Cluster.Tests.Stores;
using GearSweep.Testing.Processes;

namespace GearSweep.Cluster.Tests.Campaigns;

/// <summary>
/// The sweep of every round: several hundred trials, each of some dozen to some hundred milliseconds. Long campaigns
/// have longer ones, for their faults are longer.
/// </summary>
internal static class CampaignSweep
{
    public static readonly int Trials = 80 * Repeats;

    public static readonly int Epochs = CampaignSettings.IsLong ? 24 : 8;

    public static readonly string Yaml = $$"""
        name: campaign
        dataset: no_fault
        conditions:
          - {speed: 8.33, load: 80}
          - {speed: 40, load: 80}
        parameters:
          hidden_size:
            values: [8, 24]
          num_layers:
            values: [1, 2]
          sequence_length:
            values: [7, 14]
          learning_rate:
            values: [0.0003, 0.001, 0.003, 0.01, 0.03]
          batch_size:
            value: 50
          dropout:
            value: 0.1
        epochs: {{Epochs}}
        repeats: {{Repeats}}
        engine: simd

        """;

    private static int Repeats => CampaignSettings.IsLong ? 6 : 4;

    /// <summary>Makes the data that it trains on.</summary>
    public static async Task MakeDataAsync(Workspace workspace)
    {
        string[] arguments = ["data", "generate", "--out", workspace.Data, "--gear", "no_fault", "--rows", "2500"];
        var (code, _, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, arguments);
        Assert.True(code == 0, errors);
    }

    /// <summary>What it finds when nothing disturbs it, in one process: what every round is held against.</summary>
    public static async Task<SweepBits> UndisturbedAsync()
    {
        using var workspace = new Workspace();
        await MakeDataAsync(workspace);
        string[] arguments =
        [
            "run",
            workspace.Write("campaign.yaml", Yaml),
            "--data",
            workspace.Data,
            "--store",
            workspace.Store,
            "--slots",
            "2",
        ];
        var (code, _, errors) = await GearSweepProcess.RunAsync("Cli", workspace.Folder, arguments);
        Assert.True(code == 0, errors);
        var store = StoreReader.OfFile(workspace.Store);
        Assert.Empty(SweepAudit.Faults(StoredSweep.Read(store, 1), Trials, Epochs));
        return SweepBits.Read(store, 1);
    }
}
