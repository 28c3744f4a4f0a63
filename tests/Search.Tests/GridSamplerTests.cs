using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;

namespace GearSweep.Search;

public sealed class GridSamplerTests
{
    private static readonly ISampler Sampler = Samplers.For(SearchMethod.Grid);

    private static SweepSpec Spec(params Parameter[] parameters) =>
        new()
        {
            Name = "s",
            Dataset = "d",
            Parameters = parameters,
        };

    [Fact]
    public void A_grid_counts_in_the_written_order_with_the_last_parameter_fastest()
    {
        var spec = Spec(
            new("cell", new ValueList(["gru", "lstm"])),
            new("dropout", new FixedValue(0.25)),
            new("hidden_size", new ValueList([32, 8]))
        );
        Assert.Equal(4, Sampler.Count(spec));
        Assert.Equal(
            ["Gru 32", "Gru 8", "Lstm 32", "Lstm 8"],
            Sampler.Propose(spec, 0, 10).Select(c => $"{c.Cell} {c.HiddenSize}")
        );
        Assert.All(Sampler.Propose(spec, 0, 10), c => Assert.Equal(0.25, c.Dropout));
    }

    [Fact]
    public void A_grid_in_pieces_is_the_grid_as_a_whole()
    {
        var spec = Spec(
            new("hidden_size", new ValueList([8, 16, 32])),
            new("num_layers", new ValueRange(Distribution.IntUniform, 1, 4)),
            new("dropout", new ValueRange(Distribution.QUniform, 0.05, 0.32, 0.1))
        );
        var whole = Sampler.Propose(spec, 0, int.MaxValue);
        Assert.Equal(36, whole.Count);
        Assert.Equal(36, whole.Distinct().Count());
        Assert.Equal([0.1, 0.2, 0.3], whole.Select(c => c.Dropout).Distinct());
        Assert.Equal(whole, Enumerable.Range(0, 8).SelectMany(i => Sampler.Propose(spec, i * 5, 5)));
        Assert.Empty(Sampler.Propose(spec, 36, 5));
    }

    [Fact]
    public void A_cap_takes_the_first_configurations()
    {
        var spec = Spec(new Parameter("hidden_size", new ValueList([8, 16, 32]))) with { RunCap = 2 };
        Assert.Equal(2, Sampler.Count(spec));
        Assert.Equal([8, 16], Sampler.Propose(spec, 0, 10).Select(c => c.HiddenSize));
    }

    [Fact]
    public void No_parameters_make_one_configuration_the_default()
    {
        Assert.Equal([new()], Sampler.Propose(Spec(), 0, 10));
    }

    [Fact]
    public void A_grid_beyond_all_counting_has_a_count_and_its_first_configurations()
    {
        var values = Enumerable.Range(1, 4096).Select(i => ParameterValue.FromDouble(i)).ToList();
        var rates = Enumerable.Range(1, 10_000).Select(i => ParameterValue.FromDouble(i * 1e-5)).ToList();
        var spec = Spec(
            new("hidden_size", new ValueList(values)),
            new("sequence_length", new ValueList(values)),
            new("batch_size", new ValueRange(Distribution.IntUniform, 1, 65_536)),
            new("learning_rate", new ValueList(rates)),
            new("dropout", new ValueRange(Distribution.QUniform, 0, 0.9, 1e-9))
        );
        Assert.Equal(long.MaxValue, Sampler.Count(spec));
        Assert.Equal(3, Sampler.Propose(spec, 0, 3).Distinct().Count());
    }
}
