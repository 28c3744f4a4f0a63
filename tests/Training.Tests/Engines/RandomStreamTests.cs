using GearSweep.Shared.Configurations;

namespace GearSweep.Training.Engines;

public sealed class RandomStreamTests
{
    [Fact]
    public void Initial_weights_fill_PyTorchs_bounds_evenly()
    {
        var state = ModelState.Initial(new Configuration { HiddenSize = 64, NumLayers = 2 }, seed: 7);
        Assert.All(state.Weights.SelectMany(w => w), w => Assert.InRange(w, -0.125f, 0.125f));
        var large = state.Weights[1];
        Assert.InRange(large.Average(), -0.002, 0.002);
        Assert.InRange(large.Average(w => w * w), 0.97 * 0.125 * 0.125 / 3, 1.03 * 0.125 * 0.125 / 3);
    }

    [Fact]
    public void Every_parameter_and_every_seed_has_weights_of_its_own()
    {
        var configuration = new Configuration { HiddenSize = 8, NumLayers = 2 };
        ModelState one = ModelState.Initial(configuration, 1),
            same = ModelState.Initial(configuration, 1),
            other = ModelState.Initial(configuration, 2);
        Assert.Equal(one.Weights, same.Weights);
        Assert.Equal(one.Weights.Length, one.Weights.DistinctBy(w => w[0]).Count());
        for (var i = 0; i < one.Weights.Length; i++)
            Assert.NotEqual(one.Weights[i], other.Weights[i]);
    }

    [Fact]
    public void An_epochs_order_holds_every_window_once_and_differs_from_the_next()
    {
        int[] first = RandomStream.EpochOrder(3, 0, 500),
            second = RandomStream.EpochOrder(3, 1, 500);
        Assert.Equal(Enumerable.Range(0, 500), first.Order());
        Assert.Equal(Enumerable.Range(0, 500), second.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, RandomStream.EpochOrder(3, 0, 500));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_dropout_mask_drops_its_share_and_keeps_the_expectation(double probability)
    {
        var mask = new float[100_000];
        RandomStream.DropoutMask(1, 2, 3, 0, probability, mask);
        Assert.InRange(mask.Count(v => v == 0) / 100_000.0, probability - 0.01, probability + 0.01);
        Assert.All(mask.Where(v => v != 0), v => Assert.Equal(1 / (1 - probability), v, 5));
    }

    [Fact]
    public void Epoch_batch_and_layer_each_change_the_mask()
    {
        (int Epoch, int Batch, int Layer)[] places = [(0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1)];
        var masks = places.Select(p =>
        {
            var mask = new float[64];
            RandomStream.DropoutMask(1, p.Epoch, p.Batch, p.Layer, 0.5, mask);
            return string.Join(' ', mask);
        });
        Assert.Equal(4, masks.Distinct().Count());
    }
}
