using GearSweep.Shared.Trials;

namespace GearSweep.Grains.Messages;

public sealed class ReportCheckTests
{
    private static readonly ErrorMetrics Errors = new(0.2, 0.1, double.NegativeInfinity, 0.02, 0.01);

    private static readonly TrialResult Result = new(
        0.01,
        0.2,
        3,
        Errors,
        new BaselineResult(7, Errors, Errors, Errors, Errors, 29, Errors, 64, 0.001),
        new PairedErrors(32, 0, [1], [2]),
        new Predictions([1], [2], [3]),
        [1, 2, 3]
    );

    private static readonly AttemptOutcome Outcome = new(AttemptEnd.Completed, null, 3, "simd/512", 1.5, Result);

    private static readonly TrialReport Good = new(
        0,
        1,
        [new EpochReport(1, 0.5, 0.4, 0.1), new EpochReport(2, 0.4, null, 0.1)],
        new TrialCheckpoint(2, [1, 2]),
        Outcome
    );

    [Fact]
    public void A_report_is_believed_as_it_is() => Assert.Equal(Good, ReportCheck.Checked(Good));

    [Fact]
    public void Ends_without_a_result_are_believed() =>
        Assert.All(
            Enum.GetValues<AttemptEnd>().Where(end => end != AttemptEnd.Completed),
            end => Assert.Null(ReportCheck.Problem(Good with { Outcome = Outcome with { End = end, Result = null } }))
        );

    [Fact]
    public void Each_field_is_checked_and_named()
    {
        (string Field, TrialReport? Report)[] bad =
        [
            ("missing", null),
            ("trial", Good with { Trial = -1 }),
            ("attempt", Good with { Attempt = 0 }),
            ("epochs are missing", Good with { Epochs = null! }),
            ("epoch is missing", Good with { Epochs = [null!] }),
            ("epoch", Good with { Epochs = [new EpochReport(0, 1, 1, 1)] }),
            ("epoch", Good with { Epochs = [new EpochReport(2, 1, 1, 1), new EpochReport(2, 1, 1, 1)] }),
            ("train_mse", Good with { Epochs = [new EpochReport(1, double.NaN, 1, 1)] }),
            ("validation_mse", Good with { Epochs = [new EpochReport(1, 1, double.PositiveInfinity, 1)] }),
            ("seconds", Good with { Epochs = [new EpochReport(1, 1, 1, -1)] }),
            ("checkpoint's epoch", Good with { Checkpoint = new TrialCheckpoint(-1, []) }),
            ("no content", Good with { Checkpoint = new TrialCheckpoint(1, null!) }),
            ("end", With(Outcome with { End = (AttemptEnd)99 })),
            ("without a result", With(Outcome with { Result = null })),
            ("with a result", With(Outcome with { End = AttemptEnd.Failed })),
            ("epochs", With(Outcome with { Epochs = -1 })),
            ("engine", With(Outcome with { Engine = "torch\u001b" })),
            ("engine", With(Outcome with { Engine = null! })),
            ("seconds", With(Outcome with { Seconds = double.NaN })),
            ("errors", With(Result with { Test = null! })),
            ("errors", With(Result with { Baselines = null! })),
            ("predictions", With(Result with { Predictions = null! })),
            ("rows of predictions", With(Result with { Predictions = new Predictions(new double[20_000], [], []) })),
            ("train_mse", With(Result with { TrainMse = double.PositiveInfinity })),
            ("test_rmse", With(Result with { Test = Errors with { Rmse = double.NaN } })),
            ("best_epoch", With(Result with { BestEpoch = -1 })),
            ("the model", With(Result with { Model = null! })),
        ];
        Assert.All(
            bad,
            entry => Assert.Contains(entry.Field, ReportCheck.Problem(entry.Report), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_blob_that_no_trial_has_is_refused() =>
        Assert.Contains(
            "the number of bytes of the checkpoint",
            ReportCheck.Problem(Good with { Checkpoint = new TrialCheckpoint(1, new byte[MessageLimits.Blob + 1]) }),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_message_is_cut_and_made_printable_and_does_not_cost_the_trial_its_report()
    {
        var report = ReportCheck.Checked(
            With(
                Outcome with
                {
                    End = AttemptEnd.Failed,
                    Result = null,
                    Message = "\u001b]0;x\u0007" + new string('x', 100_000),
                }
            )
        );
        Assert.StartsWith("\\u001b]0;x\\u0007xxx", report.Outcome!.Message, StringComparison.Ordinal);
        Assert.Equal(MessageLimits.Text, report.Outcome.Message!.Length);
    }

    [Fact]
    public void A_thousand_mutated_reports_are_refused_in_one_sentence_or_as_they_were()
    {
        var random = new Random(12);
        double[] figures = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, 1e300];
        int[] numbers = [int.MinValue, -1, 0, 1, 2, int.MaxValue];
        for (var round = 0; round < 1000; round++)
        {
            var (figure, number) = (figures[random.Next(figures.Length)], numbers[random.Next(numbers.Length)]);
            var report = random.Next(8) switch
            {
                0 => Good with { Trial = number },
                1 => Good with { Attempt = number },
                2 => Good with { Epochs = [new EpochReport(number, figure, null, 1)] },
                3 => Good with { Epochs = [new EpochReport(1, 1, figure, figure)] },
                4 => Good with { Checkpoint = new TrialCheckpoint(number, []) },
                5 => With(Outcome with { End = (AttemptEnd)number, Result = null }),
                6 => With(Outcome with { Seconds = figure, Epochs = number }),
                _ => With(Result with { TrainMse = figure, BestEpoch = number }),
            };
            if (ReportCheck.Problem(report) is not { } problem)
                Assert.Same(report.Epochs, ReportCheck.Checked(report).Epochs);
            else
                Assert.InRange(
                    Assert.Throws<InvalidDataException>(() => ReportCheck.Checked(report)).Message.Length,
                    problem.Length,
                    300
                );
        }
    }

    private static TrialReport With(AttemptOutcome outcome) => Good with { Outcome = outcome };

    private static TrialReport With(TrialResult result) => With(Outcome with { Result = result });
}
