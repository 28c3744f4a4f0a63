using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Trials;

namespace GearSweep.Benchmarks.Scale;

/// <summary>
/// Instead of training: an epoch takes a given time on the slot's thread, and its loss is a function of seed and epoch.
/// The result is as large as a real one.
/// </summary>
/// <param name="epoch">Time of an epoch; zero for none.</param>
internal sealed class SimulatedTrainer(TimeSpan epoch) : ITrialRunner
{
    private static readonly byte[] Model = new byte[20_000];
    private static readonly double[] Predicted = [.. Enumerable.Range(0, 100).Select(i => 2.43 + (0.001 * i))];

    /// <inheritdoc/>
    public AttemptOutcome Run(TrialAssignment assignment, SegmentData segment, ITrialControl control)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var e = 1; e <= assignment.Epochs; e++)
        {
            // Each epoch ends at its own time after the beginning, so that late wake-ups do not add up.
            var left = (epoch * e) - TimeProvider.System.GetElapsedTime(began);
            if (left > TimeSpan.Zero)
                Thread.Sleep(left);
            control.Report(
                new EpochReport(e, Loss(assignment.Seed, e), Loss(assignment.Seed + 1, e), epoch.TotalSeconds)
            );
        }

        var seconds = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return new AttemptOutcome(
            AttemptEnd.Completed,
            null,
            assignment.Epochs,
            "simulated",
            seconds,
            Result(assignment)
        );
    }

    private static double Loss(ulong seed, int epoch) => 0.01 + (seed % 1000 / 1000.0 / epoch);

    private static TrialResult Result(TrialAssignment assignment)
    {
        var loss = Loss(assignment.Seed, assignment.Epochs);
        var error = new ErrorMetrics(loss, loss, 0, loss, loss);
        var baselines = new BaselineResult(
            assignment.Configuration.SequenceLength,
            error,
            error,
            error,
            error,
            7,
            error,
            64,
            0
        );
        return new TrialResult(
            loss,
            loss,
            assignment.Epochs,
            error,
            baselines,
            new PairedErrors(32, 0, Predicted, Predicted),
            new Predictions(Predicted, Predicted, Predicted),
            Model
        );
    }
}
