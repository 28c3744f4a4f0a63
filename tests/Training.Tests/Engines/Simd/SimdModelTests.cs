using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines.Simd;

public sealed class SimdModelTests
{
    private static readonly Configuration TwoLayers = new() { HiddenSize = 21, NumLayers = 2, SequenceLength = 5, BatchSize = 13, Dropout = 0.3 };

    public static TheoryData<int> Widths =>
    [
        .. new[] { (128, Vector128.IsHardwareAccelerated), (256, Vector256.IsHardwareAccelerated), (512, Vector512.IsHardwareAccelerated) }
            .Where(w => w.Item2).Select(w => w.Item1),
    ];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Predictions_follow_the_equations(int bits)
    {
        var series = SeriesOf(5);
        using var model = new SimdEngine(bits).Create(TwoLayers, 3, series.Train);
        var predicted = new float[series.Test.Count];
        model.Predict(series.Test, predicted);
        for (var window = 0; window < predicted.Length; window++)
            Assert.Equal(PlainRecurrence.Predict(TwoLayers, model.Capture().Weights, series.Test, window), predicted[window], 2e-6);
    }

    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(1, 3, 2, 7, 0.5)]
    [InlineData(15, 1, 7, 20, 0)]
    [InlineData(16, 1, 7, 20, 0)]
    [InlineData(17, 2, 3, 11, 0.2)]
    [InlineData(33, 2, 4, 6, 0)]
    [InlineData(48, 3, 5, 33, 0.4)]
    [InlineData(64, 2, 14, 10, 0.1)]
    [InlineData(100, 2, 7, 25, 0)]
    [InlineData(150, 2, 3, 300, 0.1)]
    public void A_step_has_the_loss_and_the_gradients_of_torch(int hidden, int layers, int length, int batch, double dropout)
    {
        var configuration = new Configuration { HiddenSize = hidden, NumLayers = layers, SequenceLength = length, BatchSize = batch, Dropout = dropout };
        var series = SeriesOf(length);
        int[] windows = [.. Enumerable.Range(7, batch).Select(window => window % series.Train.Count)];
        using var torch = new TorchEngine().Create(configuration, 5, series.Train);
        var expectedLoss = torch.TrainBatch(windows, 2, 4);
        var expected = torch.Capture();
        foreach (var bits in Widths.Select(row => row.Data))
        {
            using var simd = new SimdEngine(bits).Create(configuration, 5, series.Train);
            Assert.Equal(expectedLoss, simd.TrainBatch(windows, 2, 4), 1e-6 * expectedLoss + 1e-9);
            AssertClose(expected.FirstMoments, simd.Capture().FirstMoments, 3e-5);
        }
    }

    [Fact]
    public void Whatever_the_shape_predictions_follow_the_equations_and_do_not_depend_on_their_neighbours() => Prop.ForAll(
        Gen.Choose(1, 70).SelectMany(hidden => Gen.Choose(1, 3).SelectMany(layers => Gen.Choose(1, 9).SelectMany(length => Gen.Choose(1, 40)
            .Select(batch => new Configuration { HiddenSize = hidden, NumLayers = layers, SequenceLength = length, BatchSize = batch })))).ToArbitrary(),
        configuration =>
        {
            var series = SeriesOf(configuration.SequenceLength);
            using var model = new SimdEngine().Create(configuration, 11, series.Train);
            model.TrainBatch([.. Enumerable.Range(0, configuration.BatchSize)], 0, 0);
            float[] all = new float[series.Train.Count], alone = new float[1];
            model.Predict(series.Train, all);
            var weights = model.Capture().Weights;
            foreach (var window in new[] { 0, 101, series.Train.Count - 1 })
            {
                var rows = series.Train.Rows.Slice(window * SegmentData.Columns, (configuration.SequenceLength + 1) * SegmentData.Columns);
                model.Predict(new Windows(rows, configuration.SequenceLength), alone);
                Assert.Equal(all[window], alone[0]);
                Assert.Equal(PlainRecurrence.Predict(configuration, weights, series.Train, window), alone[0], 5e-6);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    public void Gradients_are_those_of_finite_differences(double dropout)
    {
        var configuration = TwoLayers with { HiddenSize = 5, SequenceLength = 4, BatchSize = 6, Dropout = dropout };
        var series = SeriesOf(4);
        int[] windows = [3, 1, 4, 15, 9, 2];
        using var model = new SimdEngine().Create(configuration, 5, series.Train);
        var initial = model.Capture();
        model.TrainBatch(windows, 0, 0);
        var gradients = model.Capture().FirstMoments;
        const float Step = 1e-2f;
        for (var tensor = 0; tensor < gradients.Length; tensor++)
        {
            for (var i = 0; i < gradients[tensor].Length; i += 7)
            {
                var difference = (LossAt(Step) - LossAt(-Step)) / (2 * Step);
                Assert.Equal(difference, gradients[tensor][i] / 0.1, 1e-3 * Math.Abs(difference) + 2e-5);

                double LossAt(float by)
                {
                    var moved = initial with { Weights = [.. initial.Weights.Select(w => (float[])w.Clone())] };
                    moved.Weights[tensor][i] += by;
                    model.Restore(moved);
                    return model.TrainBatch(windows, 0, 0);
                }
            }
        }
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var series = SeriesOf(5);
        using var model = new SimdEngine().Create(TwoLayers, 5, series.Train);
        int[] windows = [.. Enumerable.Range(0, 13)];
        model.TrainBatch(windows, 0, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 1; batch < 10; batch++) model.TrainBatch(windows, 0, batch);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_notebooks_model_needs_less_than_30_MB()
    {
        var shape = new LstmShape(new Configuration { HiddenSize = 256, NumLayers = 2, SequenceLength = 7, BatchSize = 100 }, lanes: 16);
        Assert.InRange(shape.Bytes, 20_000_000, 30_000_000);
    }

    [Fact]
    public void Many_steps_stay_with_torch()
    {
        var series = SeriesOf(5);
        using var torch = new TorchEngine().Create(TwoLayers, 5, series.Train);
        using var simd = new SimdEngine().Create(TwoLayers, 5, series.Train);
        for (var batch = 0; batch < 200; batch++)
        {
            int[] windows = [.. Enumerable.Range(batch * 7 % (series.Train.Count - 13), 13)];
            var expected = torch.TrainBatch(windows, 0, batch);
            Assert.Equal(expected, simd.TrainBatch(windows, 0, batch), 1e-5 * expected);
        }
    }

    [Fact]
    public void A_captured_state_is_restored_to_the_bit()
    {
        var series = SeriesOf(5);
        using var one = new SimdEngine().Create(TwoLayers, 5, series.Train);
        int[] windows = [.. Enumerable.Range(0, 13)];
        for (var batch = 0; batch < 3; batch++) one.TrainBatch(windows, 0, batch);
        var state = one.Capture();
        var loss = one.TrainBatch(windows, 1, 0);
        using var other = new SimdEngine().Create(TwoLayers, 5, series.Train);
        other.Restore(state);
        Assert.Equal(loss, other.TrainBatch(windows, 1, 0));
        Assert.Equal(one.Capture().Weights, other.Capture().Weights);
    }

    private static SplitSeries SeriesOf(int length) => SplitSeries.Of(GeneratedSegment.Sine(400), new SegmentSplit(300, 50, 50), length);

    private static void AssertClose(float[][] expected, float[][] actual, double tolerance)
    {
        for (var tensor = 0; tensor < expected.Length; tensor++)
        {
            var scale = expected[tensor].Max(Math.Abs);
            for (var i = 0; i < expected[tensor].Length; i++)
            {
                var difference = Math.Abs(expected[tensor][i] - actual[tensor][i]);
                Assert.True(difference <= tolerance * scale, $"tensor {tensor} [{i}]: expected {expected[tensor][i]:R}, found {actual[tensor][i]:R}, scale {scale:R}");
            }
        }
    }
}
