using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace GearSweep.Training.Trials;

public sealed class TrialRunnerTests
{
    private static readonly SegmentData Segment = GeneratedSegment.Sine(400);

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void A_model_learns_a_sine(CellKind cell)
    {
        var (outcome, control) = Trial.Run(Trial.Of(Segment, Trial.Small with { Cell = cell }, epochs: 20), Segment);
        Assert.Equal(
            (AttemptEnd.Completed, null, 20, "torch"),
            (outcome.End, outcome.Message, outcome.Epochs, outcome.Engine)
        );
        Assert.Equal(Enumerable.Range(1, 20), control.Reports.Select(r => r.Epoch));
        Assert.True(control.Reports[^1].TrainMse < control.Reports[0].TrainMse / 10);
        var result = outcome.Result!;
        Assert.InRange(result.Test.R2!.Value, 0.9, 1);
        Assert.True(
            result.Test.Rmse < result.Baselines.Mean.Rmse && result.Test.Rmse < result.Baselines.Persistence.Rmse
        );
        Assert.Equal(Math.Sqrt(control.Reports[^1].ValidationMse!.Value), result.ValidationRmse);
        Assert.Equal((control.Reports[^1].TrainMse, 20), (result.TrainMse, result.BestEpoch));
    }

    [Fact]
    public void The_first_100_test_rows_stand_beside_the_truth_in_units()
    {
        var (outcome, _) = Trial.Run(Trial.Of(Segment, Trial.Small, epochs: 10), Segment);
        var predictions = outcome.Result!.Predictions;
        Assert.Equal(Enumerable.Range(280, 100).Select(row => Segment.Values[row * 4 + 3]), predictions.Truth);
        Assert.Equal((100, 100), (predictions.Model.Length, predictions.ArStar.Length));
        Assert.All(predictions.Truth.Zip(predictions.Model), pair => Assert.Equal(pair.First, pair.Second, 0.01));
        Assert.All(predictions.Truth.Zip(predictions.ArStar), pair => Assert.Equal(pair.First, pair.Second, 0.01));
    }

    [Fact]
    public void The_model_file_holds_the_weights_that_were_tested_and_how_they_came_about()
    {
        var assignment = Trial.Of(Segment, Trial.Small, epochs: 2);
        var (outcome, _) = Trial.Run(assignment, Segment);
        var (tensors, metadata) = Safetensors.Read(outcome.Result!.Model);
        Assert.Equal(ParameterShape.For(Trial.Small).Select(s => s.Name), tensors.Select(t => t.Name));
        Assert.Equal(
            ("8", "lstm", "42", "torch", "2"),
            (metadata["hidden_size"], metadata["cell"], metadata["seed"], metadata["engine"], metadata["epoch"])
        );
        Assert.Equal(
            outcome.Result.Test.Rmse,
            double.Parse(metadata["test_rmse"], System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.StartsWith("[0,0,", metadata["scaler.range"], StringComparison.Ordinal);
        Assert.Equal(("""["rev/s","N·m","mm","mm"]""", "sensor2"), (metadata["units"], metadata["target"]));
        Assert.Equal(
            ("224", "56", "120"),
            (metadata["split.train_rows"], metadata["split.validation_rows"], metadata["split.test_rows"])
        );
    }

    [Fact]
    public void Channels_that_are_called_as_the_conditions_columns_keep_their_own_scale_and_unit_in_the_model_file()
    {
        double[] values =
        [
            .. Enumerable
                .Range(0, 400)
                .SelectMany(row =>
                    new[] { 25, 80, 3 + Math.Sin(row), -5 + 2 * Math.Cos(row), 7 + 4 * Math.Sin(2 * row) }
                ),
        ];
        var segment = SegmentData.Create(
            new OperatingCondition(25, 80),
            [new("speed", "V"), new("load", "N"), new("load.min", "")],
            [0],
            values
        );
        var (outcome, _) = Trial.Run(Trial.Of(segment, Trial.Small, epochs: 1), segment);

        var metadata = Safetensors.Read(outcome.Result!.Model).Metadata;
        Assert.Equal(["speed", "load", "speed", "load", "load.min"], List<string>(metadata["columns"]));
        Assert.Equal(["rev/s", "N·m", "V", "N", ""], List<string>(metadata["units"]));
        Assert.Equal([25, 80, 2, -7, 3], List<double>(metadata["scaler.min"]).Select(min => Math.Round(min, 2)));
        Assert.Equal([0, 0, 2, 4, 8], List<double>(metadata["scaler.range"]).Select(range => Math.Round(range, 2)));
        Assert.Equal(
            ("25", "80", "load.min"),
            (metadata["condition.speed"], metadata["condition.load"], metadata["target"])
        );

        static T[] List<T>(string text) => System.Text.Json.JsonSerializer.Deserialize<T[]>(text)!;
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public void The_model_file_says_whether_its_rows_were_computed(bool synthetic, string text)
    {
        var (outcome, _) = Trial.Run(Trial.Of(Segment, Trial.Small, epochs: 1) with { Synthetic = synthetic }, Segment);
        Assert.Equal(text, Safetensors.Read(outcome.Result!.Model).Metadata["synthetic"]);
    }

    [Fact]
    public void Without_validation_rows_there_is_no_validation_loss()
    {
        var (outcome, control) = Trial.Run(Trial.Of(Segment, Trial.Small, epochs: 1, validationFraction: 0), Segment);
        Assert.Null(Assert.Single(control.Reports).ValidationMse);
        Assert.Null(outcome.Result!.ValidationRmse);
    }

    [Fact]
    public void Early_stopping_by_validation_keeps_and_tests_the_weights_of_the_minimum()
    {
        var rough = Trial.Small with { LearningRate = 0.3 };
        var assignment = Trial.Of(Segment, rough, epochs: 60) with
        {
            EarlyStop = new EarlyStopSpec(EarlyStopKind.Validation, 3),
        };
        var (outcome, control) = Trial.Run(assignment, Segment);
        var best = EarlyStop.BestEpoch([.. control.Reports.Select(r => r.ValidationMse!.Value)]) + 1;
        Assert.Equal((best + 3, best), (outcome.Epochs, outcome.Result!.BestEpoch));
        Assert.Equal($"early stop (validation, patience 3) after epoch {best + 3} of 60", outcome.Message);
        Assert.Equal(Math.Sqrt(control.Reports[best - 1].ValidationMse!.Value), outcome.Result.ValidationRmse);

        var (ended, _) = Trial.Run(Trial.Of(Segment, rough, epochs: best), Segment);
        Assert.Equal(ended.Result!.Test, outcome.Result.Test);
    }

    [Fact]
    public void The_notebooks_early_stop_keeps_the_last_epochs_weights()
    {
        var rough = Trial.Small with { LearningRate = 0.5 };
        var assignment = Trial.Of(Segment, rough, epochs: 60) with
        {
            EarlyStop = new EarlyStopSpec(EarlyStopKind.Notebook, 2),
        };
        var (outcome, control) = Trial.Run(assignment, Segment);
        Assert.InRange(outcome.Epochs, 3, 59);
        Assert.Equal(1, outcome.Epochs % 2);
        Assert.Equal(outcome.Epochs, outcome.Result!.BestEpoch);
        Assert.True(control.Reports[^3].TrainMse < control.Reports[^1].TrainMse);
    }

    [Theory]
    [InlineData(TrialCommandKind.Cancel, AttemptEnd.Cancelled, 0)]
    [InlineData(TrialCommandKind.Prune, AttemptEnd.Pruned, 0)]
    [InlineData(TrialCommandKind.Preempt, AttemptEnd.Preempted, 1)]
    [InlineData(TrialCommandKind.Supersede, AttemptEnd.Preempted, 0)]
    public void A_directive_stops_the_trial_before_the_next_batch_and_keeps_its_epochs(
        TrialCommandKind directive,
        AttemptEnd end,
        int checkpoints
    )
    {
        var (outcome, control) = Trial.Run(
            Trial.Of(Segment, Trial.Small, epochs: 5),
            Segment,
            new RecordingControl(stopBefore: 24, directive)
        );
        Assert.Equal(
            (end, "because the test says so", 2, null),
            (outcome.End, outcome.Message, outcome.Epochs, outcome.Result)
        );
        Assert.Equal((2, checkpoints), (control.Reports.Count, control.Checkpoints.Count));
    }

    [Theory]
    [InlineData("torch")]
    [InlineData("simd")]
    public void A_constant_target_leaves_no_figure_that_is_undefined(string engine)
    {
        var constant = Segment.Values.Select((v, i) => i % 4 == 3 ? 2.4316 : v).ToArray();
        var segment = SegmentData.Create(Segment.Condition, constant);
        var (result, _) = Trial.Complete(Trial.Of(segment, Trial.Small, epochs: 2, engine: engine), segment);
        ErrorMetrics[] errors =
        [
            result.Test,
            result.Baselines.Mean,
            result.Baselines.Persistence,
            result.Baselines.Autoregressive,
        ];
        Assert.All(errors, error => Assert.Null(error.R2));
        Assert.Equal(0, result.Baselines.Autoregressive.Rmse);
        Assert.Null(result.Test.SkillAgainst(result.Baselines.Autoregressive));
    }

    [Fact]
    public void A_loss_that_is_not_finite_fails_the_trial_with_the_epoch_and_the_learning_rate()
    {
        var segment = GeneratedSegment.Sine(400);
        // In the validation rows.
        var huge = segment.Values.Select((v, i) => i % 4 == 3 && i >= 228 * 4 && i < 280 * 4 ? 1e300 : v).ToArray();
        segment = SegmentData.Create(segment.Condition, huge);
        var (outcome, control) = Trial.Run(
            Trial.Of(segment, Trial.Small with { LearningRate = 0.25 }, epochs: 3),
            segment
        );
        Assert.Equal((AttemptEnd.Failed, 0), (outcome.End, outcome.Epochs));
        Assert.Matches("^the validation loss is not finite .* in epoch 1 with learning rate 0.25$", outcome.Message);
        Assert.Empty(control.Reports);
    }

    [Fact]
    public void A_train_loss_that_explodes_fails_the_trial_and_keeps_its_curve()
    {
        var (outcome, control) = Trial.Run(
            Trial.Of(Segment, Trial.Small with { Cell = CellKind.Rnn, LearningRate = 1e36 }, epochs: 3),
            Segment
        );
        Assert.Equal(AttemptEnd.Failed, outcome.End);
        Assert.Matches(
            "^the (train|validation) loss is not finite .* in epoch 1 with learning rate 1E\\+36$",
            outcome.Message
        );
        Assert.Equal(outcome.Epochs, control.Reports.Count);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_assignment_that_cannot_be_carried_out_fails_with_the_reason(
        string reason,
        TrialAssignment assignment
    )
    {
        var (outcome, control) = Trial.Run(assignment, Segment);
        Assert.Equal((AttemptEnd.Failed, null), (outcome.End, outcome.Result));
        Assert.Contains(reason, outcome.Message, StringComparison.Ordinal);
        Assert.Empty(control.Reports);
    }

    public static TheoryData<string, TrialAssignment> Impossible()
    {
        var possible = Trial.Of(Segment, Trial.Small, epochs: 1);
        return new()
        {
            { "there is no engine 'cuda'; there are auto, simd, torch", possible with { Engine = "cuda" } },
            { $"the trial is for the segment 00, and was given {Segment.Hash}", possible with { SegmentHash = "00" } },
            {
                "there is not one whole batch: 219 train windows of 5 rows, and a batch has 220",
                possible with
                {
                    Configuration = Trial.Small with { BatchSize = 220 },
                }
            },
            { "the split needs 500 rows", possible with { Split = new SegmentSplit(300, 0, 200) } },
            {
                "needs validation rows, and the split has none",
                possible with
                {
                    Split = new SegmentSplit(300, 0, 100),
                    EarlyStop = new(EarlyStopKind.Validation, 1),
                }
            },
            { "the checkpoint (3 bytes) is damaged", possible with { ResumeFrom = new TrialCheckpoint(1, [1, 2, 3]) } },
        };
    }

    [Fact]
    public void The_engines_that_may_be_named_are_told() =>
        Assert.Equal(["auto", "simd", "torch"], TrialRunner.EngineNames);

    [Fact]
    public void A_checkpoint_of_another_configuration_is_refused()
    {
        var (_, control) = Trial.Run(
            Trial.Of(Segment, Trial.Small, epochs: 2),
            Segment,
            new RecordingControl(stopBefore: 13)
        );
        var other = Trial.Of(Segment, Trial.Small with { HiddenSize = 9 }, epochs: 2) with
        {
            ResumeFrom = control.Checkpoints[0],
        };
        var (outcome, _) = Trial.Run(other, Segment);
        Assert.Equal((AttemptEnd.Failed, 1), (outcome.End, outcome.Epochs));
        Assert.Contains("the checkpoint belongs to another trial", outcome.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_is_not_the_trials_own_breaks_the_attempt_and_does_not_fail_the_trial()
    {
        var runner = new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance);
        var outcome = runner.Run(Trial.Of(Segment, Trial.Small, epochs: 1), Segment, new ThrowingControl());
        Assert.Equal(
            (AttemptEnd.WorkerFailed, "InvalidOperationException: the store is gone"),
            (outcome.End, outcome.Message)
        );
    }

    [Fact]
    public void Where_libtorch_does_not_load_the_attempt_breaks_with_the_cause_and_goes_on_elsewhere_from_where_it_was()
    {
        var assignment = Trial.Of(Segment, Trial.Small, epochs: 2);
        var checkpoint = Assert.Single(
            Trial.Run(assignment, Segment, new RecordingControl(stopBefore: 15)).Control.Checkpoints
        );
        var here = new EngineRegistry(
            [new TorchEngine(() => "libtorch cannot be loaded because it is missing.")],
            TrialMemory.OfThisProcess(() => 1)
        );
        var outcome = Run(here, assignment with { ResumeFrom = checkpoint });
        Assert.Equal(
            (AttemptEnd.WorkerFailed, "libtorch cannot be loaded because it is missing.", 1),
            (outcome.End, outcome.Message, outcome.Epochs)
        );

        var (elsewhere, _) = Trial.Run(assignment with { ResumeFrom = checkpoint }, Segment);
        Assert.Equal((AttemptEnd.Completed, 2), (elsewhere.End, elsewhere.Epochs));
    }

    [Theory]
    [InlineData("simd")]
    [InlineData("torch")]
    [InlineData("auto")]
    public void Where_the_memory_does_not_suffice_the_attempt_is_declined_with_what_is_needed(string engine)
    {
        var outcome = Run(
            EngineRegistry.Create(new TrialMemory(() => 1 << 20, () => 2)),
            Trial.Of(Segment, new Configuration(), epochs: 1, engine: engine)
        );
        Assert.Equal((AttemptEnd.Rejected, null), (outcome.End, outcome.Result));
        Assert.Matches(
            "cannot train .*: it would need [0-9,]+ MB of memory, and 0 MB at most are expected for each of 2 at once$",
            outcome.Message
        );
    }

    [Fact]
    public void What_no_machine_can_train_fails_the_trial_wherever_it_runs()
    {
        var deep = Trial.Of(Segment, Trial.Small with { HiddenSize = 4096, NumLayers = 8 }, epochs: 1, engine: "simd");
        var outcome = Run(EngineRegistry.Create(new TrialMemory(() => 1 << 20, () => 2)), deep);
        Assert.Equal(AttemptEnd.Failed, outcome.End);
        Assert.Contains("its checkpoint would have ", outcome.Message, StringComparison.Ordinal);
    }

    private static AttemptOutcome Run(EngineRegistry engines, TrialAssignment assignment) =>
        new TrialRunner(TimeProvider.System, NullLogger<TrialRunner>.Instance, engines).Run(
            assignment,
            Segment,
            new RecordingControl()
        );
}
