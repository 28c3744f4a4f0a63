using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using GearSweep.Training.Baselines;
using GearSweep.Training.Metrics;
using GearSweep.Training.Series;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Models;

public sealed class LinearSkipTests
{
    private const int Length = 5;

    [Theory]
    [InlineData(ScalingKind.Minmax, InputKind.All)]
    [InlineData(ScalingKind.Standard, InputKind.Channels)]
    public void Without_noise_to_guard_against_it_is_the_line_of_least_squares(ScalingKind scaling, InputKind inputs)
    {
        var segment = GeneratedSegment.Sine(600);
        var split = new SegmentSplit(400, 100, 100);
        var series = SplitSeries.Create(segment, split, Length, scaling, inputs);
        var skip = LinearSkip.Create(series);
        double[] predicted =
        [
            .. skip.Predict(series.Test).Select(y => series.ModelScaler.Inverse(y, segment.TargetColumn)),
        ];
        var error = Errors.Measure(series.Scaler, segment.TargetColumn, series.TestTruth, predicted);
        var line = new BaselineCache(1).Get(segment, SplitSeries.Create(segment, split, Length)).Result.Autoregressive;
        Assert.Equal(line.Rmse, error.Rmse, 0.02 * line.Rmse);
    }

    [Fact]
    public void With_hardly_more_rows_than_weights_it_is_shrunk()
    {
        var segment = GeneratedSegment.Sine(140);
        var series = SplitSeries.Create(segment, new SegmentSplit(60, 30, 50), length: 20);
        Assert.True(LinearSkip.Create(series).Ridge > 0);
    }

    [Fact]
    public void Without_validation_rows_the_end_of_the_train_rows_chooses()
    {
        var segment = GeneratedSegment.Sine(600);
        var series = SplitSeries.Create(segment, new SegmentSplit(500, 0, 100), Length);
        Assert.All(LinearSkip.Create(series).Predict(series.Test), y => Assert.InRange(y, -1, 2));
    }

    [Fact]
    public void What_the_network_is_to_learn_and_what_the_line_predicts_make_up_the_target()
    {
        var series = SplitSeries.Create(GeneratedSegment.Sine(300), new SegmentSplit(200, 50, 50), Length);
        var skip = LinearSkip.Create(series);
        var (line, left) = (skip.Predict(series.Train), skip.Residuals(series.Train));
        for (var window = 0; window < series.Train.Count; window++)
            Assert.Equal(series.Train.Target(window), line[window] + left.Target(window), 5);
    }

    [Fact]
    public void A_model_file_has_the_line_beside_the_network()
    {
        var segment = GeneratedSegment.Sine(400);
        var configuration = Trial.Small with { LinearSkip = true, Inputs = InputKind.Channels };
        var (result, _) = Trial.Complete(Trial.Of(segment, configuration, epochs: 1), segment);
        var (tensors, metadata) = Safetensors.Read(result.Model);
        Assert.Equal([1, 10], tensors.Single(t => t.Name == "skip.weight").Dimensions);
        Assert.Equal([1], tensors.Single(t => t.Name == "skip.bias").Dimensions);
        Assert.Equal("""["sensor1","sensor2"]""", metadata["columns"]);
        Assert.Equal("true", metadata["linear_skip"]);
    }

    [Fact]
    public void The_first_prediction_of_all_is_the_lines()
    {
        var segment = GeneratedSegment.Sine(400);
        var configuration = Trial.Small with { LinearSkip = true, LearningRate = 1e-12 };
        var (result, _) = Trial.Complete(Trial.Of(segment, configuration, epochs: 1), segment);
        Assert.Equal(result.Baselines.Autoregressive.Rmse, result.Test.Rmse, 0.02 * result.Test.Rmse);
    }
}
