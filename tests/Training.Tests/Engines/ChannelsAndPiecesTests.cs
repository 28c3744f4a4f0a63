using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using GearSweep.Training.Engines.Simd;
using GearSweep.Training.Engines.Torch;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines;

/// <summary>Engines take whatever columns and pieces a segment has.</summary>
public sealed class ChannelsAndPiecesTests
{
    [Theory]
    [InlineData(CellKind.Lstm, 1, 1)]
    [InlineData(CellKind.Lstm, 2, 1)]
    [InlineData(CellKind.Lstm, 3, 2)]
    [InlineData(CellKind.Lstm, 4, 1)]
    [InlineData(CellKind.Lstm, 7, 2)]
    [InlineData(CellKind.Lstm, 21, 1)]
    [InlineData(CellKind.Gru, 3, 2)]
    [InlineData(CellKind.Rnn, 21, 2)]
    public void Both_engines_follow_the_equations_and_agree_after_training(CellKind cell, int channels, int layers)
    {
        var configuration = new Configuration
        {
            Cell = cell,
            HiddenSize = 12,
            NumLayers = layers,
            SequenceLength = 6,
            BatchSize = 16,
        };
        var segment = GeneratedSegment.Channels(300, channels, pieceStarts: [0, 60, 64, 120, 222]);
        var series = SplitSeries.Create(segment, new SegmentSplit(180, 50, 70), configuration.SequenceLength);
        using var simd = new SimdEngine().Create(configuration, 5, series.Train);
        using var torch = new TorchEngine().Create(configuration, 5, series.Train);
        Assert.Equal(configuration.ParametersOf(2 + channels), simd.CaptureWeights().Sum(weights => weights.Length));

        AssertFollowsTheEquations(simd);
        AssertFollowsTheEquations(torch);
        for (var batch = 0; batch < 9; batch++)
        {
            int[] windows = [.. Enumerable.Range(batch * 16, 16)];
            Assert.Equal(torch.TrainBatch(windows, 0, batch), simd.TrainBatch(windows, 0, batch), 1e-5);
        }

        float[] one = Predictions(simd, series.Test),
            other = Predictions(torch, series.Test);
        for (var i = 0; i < one.Length; i++)
            Assert.Equal(other[i], one[i], 1e-4);

        void AssertFollowsTheEquations(IRecurrentModel model)
        {
            float[] predictions = Predictions(model, series.Test);
            var weights = model.CaptureWeights();
            for (var i = 0; i < predictions.Length; i++)
                Assert.Equal(PlainRecurrence.Predict(configuration, weights, series.Test, i), predictions[i], 5e-6);
        }
    }

    private static float[] Predictions(IRecurrentModel model, Windows windows)
    {
        var predictions = new float[windows.Count];
        model.Predict(windows, predictions);
        return predictions;
    }
}
