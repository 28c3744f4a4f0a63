using System.CommandLine;
using GearSweep.Benchmarks.Orchestration;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Engines;

/// <summary>A whole grid on a real file, with every trial, curve and prediction stored, beside Optuna and PyTorch with as many processes.</summary>
internal static class GridCommand
{
    private const int Epochs = 20, Slots = 2;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var csv = new Argument<FileInfo>("CSV") { Description = "A dataset." };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 1, Description = "Times that both are measured." };
        var program = new Option<string?>("--peer") { Description = "The program that does the same with Optuna and PyTorch; default: GEARSWEEP_PEER." };
        var command = new Command("grid", "Wall time of a grid of 24 configurations over a dataset's conditions, beside Optuna and PyTorch.") { csv, rounds, program };
        command.SetAction((parsed, cancellation) => MeasureAsync(
            parsed.GetRequiredValue(csv), parsed.GetValue(rounds), Peer.Find(parsed.GetValue(program)), cancellation));
        return command;
    }

    private static async Task MeasureAsync(FileInfo csv, int rounds, Peer? peer, CancellationToken cancellation)
    {
        var report = new Report($"grid {csv.Name} --rounds {rounds}");
        var yaml = $"""
            name: grid
            dataset: {Path.GetFileNameWithoutExtension(csv.Name)}
            split:
              train_fraction: 0.7
              validation_fraction: 0
            metric:
              name: train_mse
              goal: minimize
            parameters:
              hidden_size:
                values: [16, 32, 64]
              num_layers:
                values: [1, 2]
              sequence_length:
                values: [7, 14]
              learning_rate:
                values: [0.001, 0.01]
            epochs: {Epochs}
            """;
        using var directory = new TempDirectory();
        List<double> ours = [], theirs = [];
        var trials = 0;
        for (var round = 0; round < rounds; round++)
        {
            var timing = await ClusterRun.RunAsync(yaml, csv.DirectoryName!, Path.Combine(directory.Path, $"{round}.db"), Slots, cancellation);
            trials = timing.TestRmse.Count;
            ours.Add(timing.Seconds);
            if (peer is not null) theirs.Add(await peer.GridAsync(csv.FullName, Slots, Epochs, cancellation));
        }

        if (peer is null) report.Add("Optuna and PyTorch", $"not measured: --peer names no program");
        else report.Add("Optuna and PyTorch ÷ GearSweep", $"{Statistics.Median(theirs) / Statistics.Median(ours):F1} ×");
        report.Add($"GearSweep, {trials} trials of {Epochs} epochs on {Slots} slots, launch to completed", $"{Statistics.List(ours, "F2")} s");
        if (peer is not null) report.Add($"Optuna and PyTorch, {Slots} processes", $"{Statistics.List(theirs, "F2")} s");
        report.Print();
    }
}
