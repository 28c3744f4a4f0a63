using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Trials;

/// <summary>Training here against PyTorch 2.6.</summary>
public sealed class PyTorchAgreementTests
{
    /// <summary>
    /// The losses that PyTorch's <c>nn.LSTM</c>, <c>nn.GRU</c>, <c>nn.RNN</c> and <c>optim.Adam</c> gave for the same
    /// series from the same weights in the same order of windows.
    /// </summary>
    [Theory]
    [InlineData(CellKind.Lstm, "torch", 0.123139683, 0.099221743, 0.037203079, 0.0068704318, 0.0034838001)]
    [InlineData(CellKind.Lstm, "simd", 0.123139683, 0.099221743, 0.037203079, 0.0068704318, 0.0034838001)]
    [InlineData(CellKind.Gru, "torch", 0.127600943, 0.088224557, 0.027103017, 0.0044207140, 0.0014485451)]
    [InlineData(CellKind.Gru, "simd", 0.127600943, 0.088224557, 0.027103017, 0.0044207140, 0.0014485451)]
    [InlineData(CellKind.Rnn, "torch", 0.107835306, 0.015058325, 0.0031986921, 0.0013803540, 0.0011824335)]
    [InlineData(CellKind.Rnn, "simd", 0.107835306, 0.015058325, 0.0031986921, 0.0013803540, 0.0011824335)]
    public void From_the_same_weights_in_the_same_order_the_losses_are_PyTorchs(
        CellKind cell,
        string engine,
        params double[] losses
    )
    {
        var segment = GeneratedSegment.Sine(600);
        var configuration = Trial.Small with { NumLayers = 2, Cell = cell };
        var assignment = Trial.Of(segment, configuration, losses.Length, validationFraction: 0, engine) with
        {
            Seed = 0,
        };
        var (_, curve) = Trial.Complete(assignment, segment);
        Assert.All(losses.Zip(curve), pair => Assert.Equal(pair.First, pair.Second.TrainMse, 1e-4 * pair.First));
    }

    /// <summary>
    /// The lecture's recipe on real data: T = 7, batch 100, 20 epochs, learning rate 0.001, no validation rows. Which
    /// seed is drawn moves the error by less than 3 % here; at surface_fault with 64 hidden units it moves PyTorch's
    /// own from 0.087 to 0.095, so that one run says nothing there.
    /// </summary>
    [Theory]
    [InlineData("no_fault.csv", 40, 80, 16, 0.1371)]
    [InlineData("no_fault.csv", 40, 0, 16, 0.1234)]
    [InlineData("surface_fault.csv", 40, 80, 16, 0.0980)]
    [InlineData("eccentricity.csv", 8.33, 80, 16, 0.1328)]
    [InlineData("no_fault.csv", 40, 80, 64, 0.1362)]
    [InlineData("no_fault.csv", 40, 0, 64, 0.1234)]
    [InlineData("eccentricity.csv", 8.33, 80, 64, 0.1302)]
    public void The_lectures_recipe_comes_within_3_percent_of_PyTorchs_test_error(
        string file,
        double speed,
        double load,
        int hidden,
        double expected
    )
    {
        var segment = GearData.Segment(file, speed, load);
        var (result, _) = Trial.Complete(
            Trial.Of(segment, new Configuration { HiddenSize = hidden }, epochs: 20, validationFraction: 0),
            segment
        );
        Assert.InRange(result.Test.Rmse, expected * 0.97, expected * 1.03);
    }

    /// <summary>
    /// The segment where single seeds differ most: the mean of the first eight is compared (PyTorch's own eight have
    /// the mean 0.0900), with the faster engine.
    /// </summary>
    [Fact]
    public void The_mean_over_seeds_comes_within_3_percent_where_one_seed_does_not_decide()
    {
        var segment = GearData.Segment("surface_fault.csv", 40, 80);
        var assignment = Trial.Of(
            segment,
            new Configuration { HiddenSize = 64 },
            epochs: 20,
            validationFraction: 0,
            engine: "simd"
        );
        var errors = Enumerable
            .Range(0, 8)
            .Select(seed => Trial.Complete(assignment with { Seed = (ulong)seed }, segment).Result.Test.Rmse);
        Assert.InRange(errors.Average(), 0.0899 * 0.97, 0.0899 * 1.03);
    }
}
