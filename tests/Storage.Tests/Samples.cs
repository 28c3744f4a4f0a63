using System.Globalization;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Storage.Tests;

/// <summary>Made-up sweeps, trials and reports.</summary>
internal static class Samples
{
    public static readonly OperatingCondition Condition = new(8.33203125, 0);

    public static NewSweep Sweep(
        int trials = 1,
        string metric = "validation_mse",
        string name = "test",
        IReadOnlyList<OperatingCondition>? conditions = null
    ) =>
        new(
            name,
            "what it is for",
            "name: test",
            "no_fault",
            Synthetic: true,
            metric,
            trials,
            EstimatedSeconds: trials * 10,
            [.. (conditions ?? [Condition]).Select(c => new NewSweepCondition(Segment(c), new SegmentSplit(5, 2, 3)))]
        );

    public static SegmentData Segment(OperatingCondition condition) =>
        SegmentData.Create(
            condition,
            [.. Enumerable.Range(0, 40).Select(i => i * 0.1 + condition.Load + 1000 * condition.Speed)]
        );

    public static QueuedTrial Trial(
        int number,
        Configuration? configuration = null,
        OperatingCondition? condition = null,
        int repeat = 0,
        int? configurationNumber = null
    ) =>
        new(
            number,
            configurationNumber ?? number,
            configuration ?? new Configuration { HiddenSize = 16 + number % 64 },
            condition ?? Condition,
            repeat,
            Seed: (ulong)long.MaxValue - (ulong)number,
            MaxEpochs: 10,
            EstimatedSeconds: 10
        );

    public static EpochReport Epoch(int epoch, double trainMse = 0.02, double? validationMse = 0.03) =>
        new(epoch, trainMse, validationMse, 0.5);

    public static TrialReport Report(int trial, int attempt, params EpochReport[] epochs) =>
        new(trial, attempt, epochs, null, null);

    public static TrialReport End(
        int trial,
        int attempt,
        AttemptEnd end,
        string? message = null,
        int epochs = 0,
        TrialCheckpoint? checkpoint = null
    ) => new(trial, attempt, [], checkpoint, new AttemptOutcome(end, message, epochs, "torch", 0, null));

    public static TrialReport Completed(
        int trial,
        int attempt,
        double trainMse = 0.02,
        double? validationRmse = 0.2,
        double testRmse = 0.13,
        int sequenceLength = 7,
        int epochs = 10
    ) =>
        new(
            trial,
            attempt,
            [
                .. Enumerable
                    .Range(1, epochs)
                    .Select(epoch => new EpochReport(epoch, trainMse, validationRmse * validationRmse, 0)),
            ],
            null,
            new AttemptOutcome(
                AttemptEnd.Completed,
                null,
                epochs,
                "torch",
                7.5,
                new TrialResult(
                    trainMse,
                    validationRmse,
                    9,
                    Metrics(testRmse),
                    Baselines(sequenceLength),
                    Paired(testRmse),
                    new Predictions([2.4, 2.5], [2.41, 2.49], [2.42, 2.48]),
                    System.Text.Encoding.UTF8.GetBytes("model of " + trial.ToString(CultureInfo.InvariantCulture))
                )
            )
        );

    public static ErrorMetrics Metrics(double rmse) => new(rmse, rmse * 0.8, 0.1, rmse / 10, rmse * 0.08);

    /// <summary>Ten blocks, not all alike, of a model with an RMSE and of AR* with that of <see cref="Baselines"/>.</summary>
    public static PairedErrors Paired(double testRmse)
    {
        double[] Sums(double rmse) => [.. Enumerable.Range(0, 10).Select(i => 32 * rmse * rmse * (0.775 + 0.05 * i))];
        return new PairedErrors(32, 0, Sums(testRmse), [.. Sums(0.125).Reverse()]);
    }

    public static BaselineResult Baselines(int sequenceLength) =>
        new(
            sequenceLength,
            Metrics(0.1367),
            Metrics(0.2073),
            Metrics(0.13 + sequenceLength * 0.001),
            Metrics(0.125),
            29,
            Metrics(0.126),
            64,
            0.001
        );
}
