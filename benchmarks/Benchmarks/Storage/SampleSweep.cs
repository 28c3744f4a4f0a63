using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Benchmarks.Storage;

/// <summary>
/// A made-up sweep of the usual shape: six conditions, 50 epochs, models of an LSTM with 32 units (20 KB), 100
/// predicted rows.
/// </summary>
internal static class SampleSweep
{
    /// <summary>Epochs of a trial.</summary>
    public const int Epochs = 50;

    /// <summary>Reports in which a trial's epochs come.</summary>
    public const int Reports = 6;

    private static readonly OperatingCondition[] Conditions =
    [
        new(8.33203125, 0),
        new(25, 0),
        new(40, 0),
        new(8.33203125, 80),
        new(25, 80),
        new(40, 80),
    ];

    private static readonly byte[] Model = new byte[
        new Configuration { HiddenSize = 32 }.ParameterCount * sizeof(float)
    ];
    private static readonly double[] Predicted = [.. Enumerable.Range(0, 100).Select(i => 2.43 + (0.001 * i))];

    /// <summary>The sweep itself.</summary>
    public static NewSweep Sweep(int trials) =>
        new(
            "storage",
            "",
            "name: storage",
            "no_fault",
            Synthetic: true,
            "validation_mse",
            trials,
            trials,
            [.. Conditions.Select(Condition)]
        );

    /// <summary>Its trials.</summary>
    public static IReadOnlyList<QueuedTrial> Trials(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(n => new QueuedTrial(
                    n,
                    n / Conditions.Length,
                    new Configuration
                    {
                        HiddenSize = 1 + (n / Conditions.Length % 128),
                        LearningRate = 0.0001 * (1 + (n / Conditions.Length / 128)),
                    },
                    Conditions[n % Conditions.Length],
                    Repeat: 0,
                    Seed: (ulong)n,
                    Epochs,
                    EstimatedSeconds: 1
                )),
        ];

    /// <summary>One of a trial's six reports of epochs.</summary>
    public static TrialReport Report(int trial, int report)
    {
        int first = report * Epochs / Reports,
            end = (report + 1) * Epochs / Reports;
        return new TrialReport(
            trial,
            1,
            [.. Enumerable.Range(first + 1, end - first).Select(e => Epoch(trial, e))],
            null,
            null
        );
    }

    /// <summary>One epoch's point.</summary>
    public static EpochReport Epoch(int trial, int epoch) =>
        new(epoch, 0.02 + (1.0 / (epoch + trial)), 0.03 + (1.0 / (epoch + trial)), 0.1);

    /// <summary>A trial's end.</summary>
    public static TrialReport Completed(int trial)
    {
        var rmse = 0.1 + (0.05 * (trial * 7919L % 10_007) / 10_007);
        var baselines = new BaselineResult(
            7,
            Errors(0.1367),
            Errors(0.2073),
            Errors(0.13),
            Errors(0.12),
            29,
            Errors(0.12),
            64,
            0.001
        );
        var result = new TrialResult(
            0.02,
            rmse,
            Epochs,
            Errors(rmse),
            baselines,
            new PairedErrors(32, 0, Predicted, Predicted),
            new Predictions(Predicted, Predicted, Predicted),
            Model
        );
        return new TrialReport(
            trial,
            1,
            [],
            null,
            new AttemptOutcome(AttemptEnd.Completed, null, Epochs, "torch", 5, result)
        );
    }

    private static ErrorMetrics Errors(double rmse) => new(rmse, rmse * 0.8, 0.1, rmse / 10, rmse * 0.08);

    private static NewSweepCondition Condition(OperatingCondition condition) =>
        new(
            new SegmentData(
                $"made up, {condition}",
                condition,
                Channel.Usual,
                [0],
                new double[SegmentData.UsualColumns * 20_000]
            ),
            new SegmentSplit(11_200, 2_800, 6_000)
        );
}
