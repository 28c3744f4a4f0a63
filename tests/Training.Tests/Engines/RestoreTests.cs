using System.Text;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Failures;
using GearSweep.Training.Series;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Engines;

/// <summary>
/// A checkpoint's values are copied into memory of the engine's own: what does not fit there is refused before.
/// </summary>
public sealed class RestoreTests
{
    private static readonly Configuration TwoLayers = new()
    {
        HiddenSize = 6,
        NumLayers = 2,
        SequenceLength = 5,
        BatchSize = 10,
    };
    private static readonly int[] Batch = [.. Enumerable.Range(20, 10)];
    private readonly SplitSeries _series = SplitSeries.Create(
        GeneratedSegment.Sine(120),
        new SegmentSplit(80, 20, 20),
        length: 5
    );

    [Theory]
    [InlineData("simd", 1, "the checkpoint has 25 weights of lstm.bias_ih_l0, and hidden_size=6")]
    [InlineData("simd", -1, "the checkpoint has 23 weights of lstm.bias_ih_l0, and hidden_size=6")]
    [InlineData("torch", 1, "the checkpoint has 25 weights of lstm.bias_ih_l0, and hidden_size=6")]
    [InlineData("torch", -1, "the checkpoint has 23 weights of lstm.bias_ih_l0, and hidden_size=6")]
    public void A_tensor_that_is_too_long_or_too_short_is_refused_and_changes_nothing(
        string engine,
        int by,
        string expected
    )
    {
        using var model = Create(engine);
        var state = model.Capture();
        AssertRefused(model, state with { Weights = Resized(state.Weights, tensor: 2, by) }, expected);
    }

    [Theory]
    [InlineData("simd")]
    [InlineData("torch")]
    public void Moments_of_another_shape_and_too_few_or_too_many_tensors_are_refused(string engine)
    {
        using var model = Create(engine);
        var state = model.Capture();
        AssertRefused(
            model,
            state with
            {
                FirstMoments = Resized(state.FirstMoments, 0, 4),
            },
            "has 100 first moments of lstm.weight_ih_l0"
        );
        AssertRefused(
            model,
            state with
            {
                SecondMoments = Resized(state.SecondMoments, 9, -1),
            },
            "has 0 second moments of fc.bias"
        );
        AssertRefused(model, state with { Weights = state.Weights[..^1] }, "weights belong to 9 parameters");
        AssertRefused(model, state with { Weights = [.. state.Weights, [1f]] }, "weights belong to 11 parameters");
        AssertRefused(model, state with { Step = -1 }, "has -1 steps of Adam");
    }

    [Theory]
    [InlineData(1, "the checkpoint has 33 best weights of lstm.bias_ih_l0")]
    [InlineData(-1, "the checkpoint has 31 best weights of lstm.bias_ih_l0")]
    public void Best_weights_of_another_shape_fail_the_trial_before_it_trains(int by, string expected)
    {
        var segment = GeneratedSegment.Sine(400);
        var assignment = Trial.Of(segment, Trial.Small, epochs: 3, engine: "simd") with
        {
            EarlyStop = new EarlyStopSpec(EarlyStopKind.Validation, 3),
        };
        var (_, stopped) = Trial.Run(assignment, segment, new RecordingControl(stopBefore: 15));
        var checkpoint = Assert.Single(stopped.Checkpoints);
        var (engine, progress, model) = CheckpointFormat.Read(checkpoint.Content, TrialOf(checkpoint));
        progress.BestWeights = Resized(progress.BestWeights!, tensor: 2, by);
        var changed = CheckpointFormat.Write(TrialOf(checkpoint), engine, progress, model);

        var (outcome, control) = Trial.Run(
            assignment with
            {
                ResumeFrom = new TrialCheckpoint(checkpoint.Epoch, changed),
            },
            segment
        );
        Assert.Equal(AttemptEnd.Failed, outcome.End);
        Assert.StartsWith(expected, outcome.Message, StringComparison.Ordinal);
        Assert.Empty(control.Reports);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void A_batch_that_an_epoch_does_not_have_fails_the_trial(int batch)
    {
        var segment = GeneratedSegment.Sine(400);
        var assignment = Trial.Of(segment, Trial.Small, epochs: 3, engine: "simd");
        var checkpoint = Assert.Single(
            Trial.Run(assignment, segment, new RecordingControl(stopBefore: 15)).Control.Checkpoints
        );
        var (engine, progress, model) = CheckpointFormat.Read(checkpoint.Content, TrialOf(checkpoint));
        progress.Batch = batch;
        var changed = new TrialCheckpoint(1, CheckpointFormat.Write(TrialOf(checkpoint), engine, progress, model));
        Assert.Equal(
            $"the checkpoint is of batch {batch}; an epoch has 10",
            Trial.Run(assignment with { ResumeFrom = changed }, segment).Outcome.Message
        );
    }

    private IRecurrentModel Create(string engine) =>
        (engine == "simd" ? (ITrainingEngine)new SimdEngine() : new TorchEngine()).Create(TwoLayers, 1, _series.Train);

    private static void AssertRefused(IRecurrentModel model, ModelState state, string expected)
    {
        var before = model.Capture();
        Assert.Contains(
            expected,
            Assert.Throws<TrialException>(() => model.Restore(state)).Message,
            StringComparison.Ordinal
        );
        Assert.Equivalent(before, model.Capture(), strict: true);
        Assert.True(double.IsFinite(model.TrainBatch(Batch, 0, 0)));
        model.Restore(before);
    }

    private static float[][] Resized(float[][] tensors, int tensor, int by)
    {
        float[][] copy = [.. tensors];
        Array.Resize(ref copy[tensor], copy[tensor].Length + by);
        return copy;
    }

    private static string TrialOf(TrialCheckpoint checkpoint)
    {
        using var reader = new BinaryReader(new MemoryStream(checkpoint.Content), Encoding.UTF8);
        reader.ReadByte(); // The version.
        return reader.ReadString();
    }
}
