using System.CommandLine;
using GearSweep.Benchmarks.Orchestration;
using GearSweep.Benchmarks.Reporting;

namespace GearSweep.Benchmarks.Engines;

/// <summary>
/// A whole grid on a real file, with every trial, curve and prediction stored, beside Optuna and PyTorch with as many
/// processes.
/// </summary>
internal static class GridCommand
{
    private const int Epochs = 20,
        Slots = 2;
    private const double RatioAim = 4.5;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var csv = new Argument<FileInfo?>("CSV")
        {
            Arity = ArgumentArity.ZeroOrOne,
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable("GEARSWEEP_GEAR_DATA") is { Length: > 0 } folder
                    ? new(Path.Combine(folder, "no_fault.csv"))
                    : null,
            Description = "A dataset; default: no_fault.csv in GEARSWEEP_GEAR_DATA.",
        };
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ => 3,
            Description = "Times that both are measured.",
        };
        var peer = Peer.Option();
        return new Command(
            "grid",
            "Wall time of a grid of 24 configurations over a dataset's conditions, beside Optuna and PyTorch."
        )
        {
            csv,
            rounds,
            peer,
        }.Reporting(
            (parsed, cancellation) =>
                MeasureAsync(
                    parsed.GetValue(csv),
                    parsed.GetValue(rounds),
                    Peer.Find(parsed.GetValue(peer)),
                    cancellation
                )
        );
    }

    private static async Task<Report> MeasureAsync(
        FileInfo? csv,
        int rounds,
        Peer? peer,
        CancellationToken cancellation
    )
    {
        var report = new Report(
            $"grid {csv?.Name ?? "CSV"} --rounds {rounds}{(peer is null ? "" : " --peer PROGRAM")}",
            "a trial: Optuna and PyTorch ÷ GearSweep",
            "aim",
            "GearSweep, s",
            "trials",
            "Optuna and PyTorch, s",
            "trials (more than once)"
        );
        if (csv is not { Exists: true })
            return report.Say(
                $"Not measured: {(csv is null ? "no dataset is named" : $"there is no file {csv.Name}")}."
            );
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
        List<double> ours = [];
        List<PeerGrid> theirs = [];
        var trials = 0;
        for (var round = 0; round < rounds; round++)
        {
            var timing = await ClusterRun.RunAsync(
                yaml,
                csv.DirectoryName!,
                Path.Combine(directory.Path, $"{round}.db"),
                Slots,
                cancellation
            );
            trials = timing.TestRmse.Count;
            ours.Add(timing.Seconds);
            if (peer is not null)
                theirs.Add(await peer.GridAsync(csv.FullName, Slots, Epochs, cancellation));
        }

        report
            .Say($"Every trial trains {Epochs} epochs, on {Slots} slots here and in {Slots} processes there.")
            .Say(
                "Seconds are wall time, of each round. Here they begin with the specification's text (the dataset is read and checked in them) and end when the"
            )
            .Say(
                "sweep's end is stored; starting the silo is not in them. There they begin when the processes are given the grid (importing PyTorch and reading"
            )
            .Say(
                "the dataset are in them) and end with the last trial; starting Python and making the studies are not in them."
            )
            .Say(
                "The ratio is that of seconds a finished trial, in the median of the rounds: two processes of Optuna can take the same point of a grid."
            );
        if (peer is null)
            return report
                .Say(Peer.Missing)
                .Add(
                    Report.None,
                    $"{RatioAim:F1} ×",
                    Statistics.List(ours, "F2"),
                    $"{trials}",
                    Report.None,
                    Report.None
                );
        if (theirs.Exists(grid => grid.Trials - grid.Duplicates != trials))
            report.Complain($"The peer has not finished the same {trials} trials: the ratio compares different work.");
        return report.Add(
            $"{Statistics.Median(theirs.Select(grid => grid.Seconds / grid.Trials)) / Statistics.Median(ours.Select(seconds => seconds / trials)):F1} ×",
            $"{RatioAim:F1} ×",
            Statistics.List(ours, "F2"),
            $"{trials}",
            Statistics.List(theirs.Select(grid => grid.Seconds), "F2"),
            string.Join(", ", theirs.Select(grid => $"{grid.Trials} ({grid.Duplicates})"))
        );
    }
}
