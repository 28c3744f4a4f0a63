using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Models;
using GearSweep.Training.Series;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Engines.Simd;

/// <summary>A trial is the same trial whichever engine trains it, but for rounding.</summary>
public sealed class EngineAgreementTests
{
    private static readonly Configuration Recipe = new()
    {
        HiddenSize = 24,
        SequenceLength = 7,
        BatchSize = 50,
    };

    [Theory]
    [InlineData(CellKind.Lstm, 24, 1, 7, 0, 2000)]
    [InlineData(CellKind.Lstm, 24, 2, 14, 0.2, 2000)]
    [InlineData(CellKind.Lstm, 64, 2, 7, 0.2, 1000)]
    [InlineData(CellKind.Lstm, 128, 2, 14, 0, 600)]
    [InlineData(CellKind.Gru, 24, 1, 7, 0, 2000)]
    [InlineData(CellKind.Gru, 64, 2, 14, 0.2, 1000)]
    [InlineData(CellKind.Gru, 128, 2, 7, 0, 600)]
    [InlineData(CellKind.Rnn, 24, 1, 7, 0, 2000)]
    [InlineData(CellKind.Rnn, 64, 2, 14, 0.2, 1000)]
    [InlineData(CellKind.Rnn, 128, 2, 7, 0, 600)]
    public void Loss_curves_on_generated_data_stay_together_for_five_epochs(
        CellKind cell,
        int hidden,
        int layers,
        int length,
        double dropout,
        int rows
    ) =>
        AssertTogether(
            GeneratedSegment.Sine(rows),
            Recipe with
            {
                Cell = cell,
                HiddenSize = hidden,
                NumLayers = layers,
                SequenceLength = length,
                Dropout = dropout,
            }
        );

    public static TheoryData<Configuration> Details =>
        [
            Recipe with
            {
                LinearSkip = true,
            },
            Recipe with
            {
                Scaling = ScalingKind.Standard,
            },
            Recipe with
            {
                Inputs = InputKind.Target,
            },
            Recipe with
            {
                Inputs = InputKind.Channels,
                NumLayers = 2,
            },
            Recipe with
            {
                WeightDecay = 0.1,
                LearningRate = 0.01,
            },
            Recipe with
            {
                GradientClip = 0.05,
            },
            Recipe with
            {
                Schedule = ScheduleKind.Cosine,
            },
            Recipe with
            {
                LinearSkip = true,
                Scaling = ScalingKind.Standard,
                Inputs = InputKind.Target,
                WeightDecay = 0.01,
                GradientClip = 1,
                Schedule = ScheduleKind.Plateau,
            },
        ];

    [Theory]
    [MemberData(nameof(Details))]
    public void Loss_curves_stay_together_with_every_detail_of_the_recipe(Configuration configuration) =>
        AssertTogether(GeneratedSegment.Sine(2000), configuration);

    [Theory]
    [InlineData(CellKind.Lstm, "no_fault.csv", 40, 80, 24, 1, 7, 0)]
    [InlineData(CellKind.Lstm, "surface_fault.csv", 40, 80, 24, 2, 14, 0.2)]
    [InlineData(CellKind.Lstm, "eccentricity.csv", 8.33, 80, 64, 1, 14, 0)]
    [InlineData(CellKind.Lstm, "no_fault.csv", 40, 0, 64, 2, 7, 0.1)]
    [InlineData(CellKind.Gru, "surface_fault.csv", 40, 80, 24, 2, 14, 0.2)]
    [InlineData(CellKind.Rnn, "surface_fault.csv", 40, 80, 24, 2, 14, 0.2)]
    public void Loss_curves_on_real_data_stay_together_for_five_epochs(
        CellKind cell,
        string file,
        double speed,
        double load,
        int hidden,
        int layers,
        int length,
        double dropout
    ) =>
        AssertTogether(
            GearData.Segment(file, speed, load),
            new Configuration
            {
                Cell = cell,
                HiddenSize = hidden,
                NumLayers = layers,
                SequenceLength = length,
                Dropout = dropout,
                BatchSize = 100,
            }
        );

    [Theory]
    [InlineData(CellKind.Lstm, 1, 0)]
    [InlineData(CellKind.Lstm, 2, 0.2)]
    [InlineData(CellKind.Gru, 2, 0.2)]
    [InlineData(CellKind.Rnn, 2, 0.2)]
    public void Two_hundred_epochs_stay_finite_and_end_alike(CellKind cell, int layers, double dropout)
    {
        var segment = GeneratedSegment.Sine(300);
        var configuration = Recipe with
        {
            Cell = cell,
            HiddenSize = 8,
            NumLayers = layers,
            Dropout = dropout,
            LearningRate = 0.005,
        };
        var (torch, _) = Train(segment, configuration, 200, "torch");
        foreach (var bits in VectorWidth.Present)
        {
            var (simd, curve) = Train(segment, configuration, 200, "simd", bits);
            Assert.All(
                curve,
                epoch => Assert.True(double.IsFinite(epoch.TrainMse) && double.IsFinite(epoch.ValidationMse!.Value))
            );
            Assert.Equal(torch.TrainMse, simd.TrainMse, 0.01 * torch.TrainMse);
            Assert.Equal(torch.Test.Rmse, simd.Test.Rmse, 0.005 * torch.Test.Rmse);
        }
    }

    /// <summary>The step after the hand-over needs the moments and their number as well as the weights.</summary>
    [Theory]
    [MemberData(nameof(VectorWidth.AllCells), MemberType = typeof(VectorWidth))]
    public void A_state_of_one_engine_gives_the_same_predictions_in_the_other_and_the_same_ones_after_another_step(
        CellKind cell,
        int bits
    )
    {
        VectorWidth.SkipWhereMissing(bits);
        var series = SplitSeries.Create(GeneratedSegment.Sine(400), new SegmentSplit(300, 50, 50), length: 7);
        var configuration = Recipe with { Cell = cell, NumLayers = 2, Dropout = 0.2, LearningRate = 0.01 };
        using var torch = new TorchEngine().Create(configuration, 1, series.Train);
        using var simd = new SimdEngine(bits).Create(configuration, 1, series.Train);
        foreach (var (from, to) in new[] { (torch, simd), (simd, torch) })
        {
            for (var batch = 0; batch < 5; batch++)
                Step(from, batch);
            Assert.NotEqual(Predicted(from), Predicted(to));
            var state = from.Capture();
            to.Restore(state);
            Assert.Equivalent(state, to.Capture(), strict: true);
            Assert.All(Predicted(from).Zip(Predicted(to)), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
            Step(from, 5);
            Step(to, 5);
            Assert.All(Predicted(from).Zip(Predicted(to)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        }

        void Step(IRecurrentModel model, int batch) =>
            model.TrainBatch([.. Enumerable.Range(batch * 40, 50)], 0, batch);

        float[] Predicted(IRecurrentModel model)
        {
            var predictions = new float[series.Test.Count];
            model.Predict(series.Test, predictions);
            return predictions;
        }
    }

    [Theory]
    [InlineData("torch", "simd", 512, "torch, simd/512")]
    [InlineData("simd", "torch", 512, "simd/512, torch")]
    [InlineData("simd", "simd", 256, "simd/512, simd/256")]
    [InlineData("auto", "auto", 256, "simd/512, simd/256")]
    [InlineData("simd", "simd", 512, "simd/512")]
    public void A_checkpoint_is_carried_on_by_another_engine_or_another_width_and_the_trial_says_so(
        string first,
        string then,
        int bits,
        string expected
    )
    {
        VectorWidth.SkipWhereMissing(512);
        var segment = GeneratedSegment.Sine(600);
        var configuration = Recipe with { NumLayers = 2, Dropout = 0.2 };
        var assignment = Trial.Of(segment, configuration, epochs: 3, engine: first);
        var (_, control) = Trial.Run(assignment, segment, new RecordingControl(stopBefore: 12), bits: 512);
        var onwards = assignment with { Engine = then, Attempt = 2, ResumeFrom = control.Checkpoints[0] };
        var (carriedOn, rest) = Trial.Run(onwards, segment, bits: bits);
        var (whole, curve) = Trial.Run(assignment, segment, bits: 512);
        Assert.Equal((AttemptEnd.Completed, 3, expected), (carriedOn.End, carriedOn.Epochs, carriedOn.Engine));
        Assert.Equal(expected, Safetensors.Read(carriedOn.Result!.Model).Metadata["engine"]);
        Assert.Equal(curve.Reports[^1].TrainMse, rest.Reports[^1].TrainMse, 1e-4 * curve.Reports[^1].TrainMse);
        Assert.Equal(whole.Result!.Test.Rmse, carriedOn.Result.Test.Rmse, 0.005 * whole.Result.Test.Rmse);
    }

    [Fact]
    public void A_trial_that_goes_from_engine_to_engine_and_back_names_all_of_them_in_order()
    {
        VectorWidth.SkipWhereMissing(512);
        var segment = GeneratedSegment.Sine(600);
        var assignment = Trial.Of(segment, Recipe, epochs: 3, engine: "simd");
        foreach (var (engine, bits) in new[] { ("simd", 512), ("torch", 512), ("simd", 256), ("simd", 256) })
        {
            var (_, control) = Trial.Run(
                assignment with
                {
                    Engine = engine,
                },
                segment,
                new RecordingControl(stopBefore: 3),
                bits: bits
            );
            assignment = assignment with { ResumeFrom = Assert.Single(control.Checkpoints) };
        }

        Assert.Equal("simd/512, torch, simd/256", Trial.Run(assignment, segment, bits: 256).Outcome.Engine);
    }

    [Fact]
    public void Models_that_do_not_fit_into_this_machines_memory_are_refused_with_the_reason()
    {
        foreach (var engine in new[] { "simd", "torch", "auto" })
        {
            var huge = Recipe with { HiddenSize = 1000, SequenceLength = 4000, BatchSize = 60_000 };
            Assert.Matches(
                "it would need [0-9,]{9,} MB of memory, and [0-9,]+ MB at most are expected for each of 2 at once",
                Refusal(engine, huge)
            );
        }

        string Refusal(string engine, Configuration configuration) =>
            Assert
                .Throws<InsufficientMemoryException>(() =>
                    EngineRegistry.Create(TrialMemory.OfThisProcess(() => 2)).Find(engine, configuration)
                )
                .Message;
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void Auto_takes_simd_whatever_the_cell(CellKind cell)
    {
        var segment = GeneratedSegment.Sine(300);
        var (outcome, _) = Trial.Run(Trial.Of(segment, Recipe with { Cell = cell }, 1, engine: "auto"), segment);
        Assert.StartsWith("simd/", outcome.Engine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CellKind.Lstm, 4)]
    [InlineData(CellKind.Gru, 3)]
    [InlineData(CellKind.Rnn, 1)]
    public void An_exported_model_has_the_names_and_shapes_of_PyTorchs_modules_whatever_the_cell(
        CellKind cell,
        int gates
    )
    {
        var segment = GeneratedSegment.Sine(300);
        var configuration = Recipe with { Cell = cell, NumLayers = 2 };
        var (result, _) = Train(segment, configuration, 1, "simd");
        var rows = gates * configuration.HiddenSize;
        Assert.Equal(
            [
                $"lstm.weight_ih_l0 {rows}x4",
                $"lstm.weight_hh_l0 {rows}x24",
                $"lstm.bias_ih_l0 {rows}",
                $"lstm.bias_hh_l0 {rows}",
                $"lstm.weight_ih_l1 {rows}x24",
                $"lstm.weight_hh_l1 {rows}x24",
                $"lstm.bias_ih_l1 {rows}",
                $"lstm.bias_hh_l1 {rows}",
                "fc.weight 1x24",
                "fc.bias 1",
            ],
            Safetensors.Read(result.Model).Tensors.Select(t => $"{t.Name} {string.Join('x', t.Dimensions)}")
        );
    }

    private static void AssertTogether(SegmentData segment, Configuration configuration)
    {
        var (torch, torchCurve) = Train(segment, configuration, 5, "torch");
        foreach (var bits in VectorWidth.Present)
        {
            var (simd, simdCurve) = Train(segment, configuration, 5, "simd", bits);
            foreach (var (expected, found) in torchCurve.Zip(simdCurve))
            {
                Assert.Equal(expected.TrainMse, found.TrainMse, 1e-4 * expected.TrainMse);
                Assert.Equal(
                    expected.ValidationMse!.Value,
                    found.ValidationMse!.Value,
                    1e-4 * expected.ValidationMse.Value
                );
            }

            Assert.Equal(torch.Test.Rmse, simd.Test.Rmse, 0.005 * torch.Test.Rmse);
        }
    }

    private static (TrialResult Result, IReadOnlyList<EpochReport> Curve) Train(
        SegmentData segment,
        Configuration configuration,
        int epochs,
        string engine,
        int? bits = null
    ) => Trial.Complete(Trial.Of(segment, configuration, epochs, engine: engine), segment, bits);
}
