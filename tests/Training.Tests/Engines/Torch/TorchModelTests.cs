using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using GearSweep.Training.Series;
using TorchSharp;

namespace GearSweep.Training.Engines.Torch;

public sealed class TorchModelTests
{
    private static readonly Configuration TwoLayers = new()
    {
        HiddenSize = 6,
        NumLayers = 2,
        SequenceLength = 5,
        BatchSize = 10,
        Dropout = 0.3,
    };
    private static readonly int[] Batch = [.. Enumerable.Range(20, 10)];
    private readonly SplitSeries _series = SplitSeries.Create(
        GeneratedSegment.Sine(120),
        new SegmentSplit(80, 20, 20),
        length: 5
    );

    [Fact]
    public void No_tensor_outlives_its_batch_or_its_model()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var model = Create())
        {
            Step(model);
            var afterOneBatch = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            for (var i = 0; i < 20; i++)
                Step(model);
            Assert.Equal(afterOneBatch, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        void Step(IRecurrentModel model)
        {
            model.TrainBatch(Batch, 0, 0);
            model.Predict(_series.Test, new float[_series.Test.Count]);
            model.Restore(model.Capture());
        }
    }

    [Fact]
    public void A_restored_state_goes_on_as_the_captured_one()
    {
        using var one = Create();
        using var other = Create(seed: 2);
        for (var batch = 0; batch < 3; batch++)
            one.TrainBatch(Batch, 0, batch);
        var state = one.Capture();
        var loss = one.TrainBatch(Batch, 1, 0);
        one.Restore(state);
        Assert.Equal(loss, one.TrainBatch(Batch, 1, 0));
        Assert.Equal(3, state.Step);

        using var twin = Create();
        twin.Restore(state);
        Assert.Equal(loss, twin.TrainBatch(Batch, 1, 0));
        Assert.NotEqual(loss, other.TrainBatch(Batch, 1, 0));
    }

    [Fact]
    public void Dropout_changes_training_and_not_predictions()
    {
        using var with = Create();
        using var without = new TorchModel(TwoLayers with { Dropout = 0 }, 1, _series.Train);
        Assert.Equal(Predicted(without), Predicted(with));
        Assert.NotEqual(without.TrainBatch(Batch, 0, 0), with.TrainBatch(Batch, 0, 0));
    }

    [Fact]
    public void The_first_step_of_Adam_moves_each_weight_by_the_learning_rate_against_its_gradient()
    {
        using var model = Create();
        var before = model.Capture().Weights[^2];
        model.TrainBatch(Batch, 0, 0);
        var after = model.Capture();
        for (var i = 0; i < before.Length; i++)
        {
            var gradient = after.FirstMoments[^2][i] / 0.1;
            Assert.Equal(gradient * gradient, after.SecondMoments[^2][i] / 0.001, 1e-4 * gradient * gradient);
            Assert.Equal(-TwoLayers.LearningRate * Math.Sign(gradient), after.Weights[^2][i] - before[i], 1e-6);
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Rnn)]
    public void Every_cell_follows_its_equations(CellKind cell)
    {
        var configuration = TwoLayers with { Cell = cell };
        using var model = new TorchModel(configuration, 1, _series.Train);
        var predicted = Predicted(model);
        for (var window = 0; window < predicted.Length; window++)
        {
            Assert.Equal(
                PlainRecurrence.Predict(configuration, model.Capture().Weights, _series.Test, window),
                predicted[window],
                1e-5
            );
        }
    }

    [Fact]
    public void Long_windows_are_predicted_in_smaller_portions_to_the_same_values()
    {
        var series = SplitSeries.Create(GeneratedSegment.Sine(3000), new SegmentSplit(900, 0, 2100), length: 800);
        var configuration = TwoLayers with { SequenceLength = 800, Cell = CellKind.Rnn };
        using var model = new TorchModel(configuration, 1, series.Train);
        var predictions = new float[series.Test.Count];
        model.Predict(series.Test, predictions);
        foreach (var window in new[] { 0, 81, 82, 2099 })
        {
            Assert.Equal(
                PlainRecurrence.Predict(configuration, model.Capture().Weights, series.Test, window),
                predictions[window],
                1e-5
            );
        }
    }

    [Theory]
    [InlineData(CellKind.Lstm, 7)]
    [InlineData(CellKind.Gru, 7)]
    [InlineData(CellKind.Rnn, 7)]
    public void The_memory_for_predicting_many_windows_counts_where_a_batch_is_small_and_not_where_it_is_large(
        CellKind cell,
        int statesAWindow
    )
    {
        var configuration = new Configuration
        {
            HiddenSize = 256,
            SequenceLength = 60,
            BatchSize = 1,
            Cell = cell,
        };
        long Bytes(int batch) =>
            new TorchEngine().Bytes(configuration with { BatchSize = batch }) - 32 * configuration.ParameterCount;
        Assert.Equal(1000L * 60 * 256 * statesAWindow * sizeof(float), Bytes(batch: 1));
        Assert.Equal(1000L * 60 * 256 * 18 * sizeof(float), Bytes(batch: 1000));
    }

    private TorchModel Create(ulong seed = 1) => new(TwoLayers, seed, _series.Train);

    private float[] Predicted(TorchModel model)
    {
        var predictions = new float[_series.Test.Count];
        model.Predict(_series.Test, predictions);
        return predictions;
    }
}
