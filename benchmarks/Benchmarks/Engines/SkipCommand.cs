using System.CommandLine;
using System.Diagnostics;
using GearSweep.Benchmarks.Reporting;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Randomness;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Trials;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Benchmarks.Engines;

/// <summary>What the straight line beside the network costs: whole attempts with and without it, in turns.</summary>
internal static class SkipCommand
{
    private const int Rows = 20_000,
        Epochs = 8;

    private const double Aim = 1.03;

    private static readonly Configuration[] Configurations =
    [
        new() { HiddenSize = 16, SequenceLength = 7 },
        new() { HiddenSize = 32, SequenceLength = 32 },
        new()
        {
            HiddenSize = 64,
            NumLayers = 2,
            SequenceLength = 14,
        },
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var rounds = new Option<int>("--rounds")
        {
            DefaultValueFactory = _ => 10,
            Description = "Times that everything is measured.",
        };
        return new Command("skip", "What the line beside the network costs an epoch and a trial.") { rounds }.Reporting(
            (parsed, cancellation) => Task.FromResult(Measure(parsed.GetValue(rounds), cancellation))
        );
    }

    private static Report Measure(int rounds, CancellationToken cancellation)
    {
        var report = new Report(
            $"skip --rounds {rounds}",
            Shape.Head,
            "an epoch: with ÷ without the line",
            "aim",
            "without, s",
            "with, s",
            "a trial: with ÷ without",
            "without, s",
            "with, s"
        );
        report
            .Say(
                $"Whole attempts on the engine `simd`: {Rows:N0} rows of noise, 70 % to train, a fifth of those to validate after every epoch, {Epochs} epochs."
            )
            .Say(
                $"In turns, {rounds} rounds after one that is not counted; medians of the fastest epoch of each attempt, and of whole attempts: their line is fitted in them."
            );
        var runner = new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance);
        var segment = Noise();
        foreach (var configuration in Configurations)
        {
            List<double> plainEpochs = [],
                lineEpochs = [],
                plainTrials = [],
                lineTrials = [];
            for (var round = 0; round <= rounds; round++)
            {
                cancellation.ThrowIfCancellationRequested();
                // Who comes first takes turns too.
                var first = Run(runner, segment, configuration with { LinearSkip = round % 2 == 0 });
                var second = Run(runner, segment, configuration with { LinearSkip = round % 2 == 1 });
                if (round == 0)
                    continue;
                var (plain, line) = round % 2 == 1 ? (first, second) : (second, first);
                plainEpochs.Add(plain.Epoch);
                lineEpochs.Add(line.Epoch);
                plainTrials.Add(plain.Trial);
                lineTrials.Add(line.Trial);
            }

            report.Add(
                $"{configuration.HiddenSize} × {configuration.NumLayers}, {configuration.SequenceLength}",
                Ratio(lineEpochs, plainEpochs),
                $"{Aim:F2}",
                $"{Statistics.Median(plainEpochs):F4}",
                $"{Statistics.Median(lineEpochs):F4}",
                Ratio(lineTrials, plainTrials),
                $"{Statistics.Median(plainTrials):F3}",
                $"{Statistics.Median(lineTrials):F3}"
            );
        }

        return report;
    }

    private static string Ratio(List<double> with, List<double> without) =>
        $"{Statistics.Median(with.Zip(without, (a, b) => a / b)):F3}";

    private static (double Epoch, double Trial) Run(
        TrialRunner runner,
        SegmentData segment,
        Configuration configuration
    )
    {
        var split = new SplitSpec().Resolve(segment.Rows);
        var control = new EpochSeconds();
        var started = Stopwatch.GetTimestamp();
        var outcome = runner.Run(
            new TrialAssignment(
                new TrialId(1, 0),
                1,
                configuration,
                segment.Condition,
                0,
                1,
                segment.Hash,
                split,
                Epochs,
                EarlyStopSpec.None,
                "simd",
                TimeSpan.FromHours(1),
                null,
                Synthetic: true
            ),
            segment,
            control
        );
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return outcome.End == AttemptEnd.Completed
            ? (control.Seconds.Min(), seconds)
            : throw new InvalidOperationException($"the attempt ended as {outcome.End}: {outcome.Message}");
    }

    private static SegmentData Noise()
    {
        var random = new Philox(1, 1);
        var values = new double[Rows * SegmentData.UsualColumns];
        for (var i = 0; i < values.Length; i++)
            values[i] = (i % SegmentData.UsualColumns) switch
            {
                0 => 40,
                1 => 80,
                _ => random.NextDouble(),
            };
        return SegmentData.Create(new OperatingCondition(40, 80), values);
    }

    private sealed class EpochSeconds : ITrialControl
    {
        public List<double> Seconds { get; } = [];

        public TrialCommand Current => TrialCommand.Continue;

        public void Report(EpochReport report) => Seconds.Add(report.Seconds);

        public void Checkpoint(TrialCheckpoint checkpoint) { }
    }
}
