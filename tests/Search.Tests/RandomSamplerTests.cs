using GearSweep.Shared.Specification;

namespace GearSweep.Search;

public sealed class RandomSamplerTests
{
    private static readonly ISampler Sampler = Samplers.For(SearchMethod.Random);

    private static SweepSpec Spec(int cap, params Parameter[] parameters) =>
        new()
        {
            Name = "s",
            Dataset = "d",
            Method = SearchMethod.Random,
            RunCap = cap,
            Parameters = parameters,
        };

    private static readonly Parameter Width = new("hidden_size", new ValueList([8, 16, 32]));
    private static readonly Parameter Rate = new(
        "learning_rate",
        new ValueRange(Distribution.LogUniformValues, 1e-4, 1e-1)
    );
    private static readonly Parameter Dropout = new("dropout", new ValueRange(Distribution.Uniform, 0.1, 0.3));

    [Fact]
    public void A_configuration_depends_on_the_seed_and_its_number_alone()
    {
        var spec = Spec(100, Width, Rate, Dropout);
        var whole = Sampler.Propose(spec, 0, 1000);
        Assert.Equal(100, whole.Count);
        Assert.Equal(100, Sampler.Count(spec));
        Assert.Equal(whole, Enumerable.Range(0, 100).SelectMany(i => Sampler.Propose(spec, i, 1)));
        Assert.Equal(whole, Sampler.Propose(spec with { RunCap = 200 }, 0, 100));
        Assert.NotEqual(whole, Sampler.Propose(spec with { Seed = 2 }, 0, 100));
    }

    [Fact]
    public void A_longer_list_for_one_parameter_leaves_the_draws_of_the_others()
    {
        var wider = new Parameter("hidden_size", new ValueList([8, 16, 32, 64]));
        Assert.Equal(
            Sampler.Propose(Spec(50, Width, Rate), 0, 50).Select(c => c.LearningRate),
            Sampler.Propose(Spec(50, wider, Rate), 0, 50).Select(c => c.LearningRate)
        );
    }

    [Fact]
    public void Draws_fill_their_ranges_evenly()
    {
        const int Draws = 10_000;
        var configurations = Sampler.Propose(Spec(Draws, Width, Rate, Dropout), 0, Draws);
        Assert.All(configurations, c => Assert.InRange(c.LearningRate, 1e-4, 1e-1));
        Assert.All(configurations, c => Assert.InRange(c.Dropout, 0.1, 0.3));
        // Expected thirds, 5 standard deviations (47) wide.
        Assert.All(
            Enumerable.Range(0, 3),
            d =>
                Assert.InRange(
                    configurations.Count(c => (int)Math.Floor(Math.Log10(c.LearningRate)) == d - 4),
                    3097,
                    3570
                )
        );
        Assert.All(configurations.CountBy(c => c.HiddenSize), w => Assert.InRange(w.Value, 3097, 3570));
        Assert.InRange(configurations.Average(c => c.Dropout), 0.197, 0.203);
    }

    [Fact]
    public void A_space_of_listed_values_is_drawn_without_repetition_and_ends_when_it_is_spent()
    {
        var spec = Spec(
            100,
            Width,
            new("num_layers", new ValueRange(Distribution.IntUniform, 1, 4)),
            new("dropout", new ValueRange(Distribution.QUniform, 0, 0.5, 0.1))
        );
        var configurations = Sampler.Propose(spec, 0, 1000);
        Assert.Equal(72, Sampler.Count(spec));
        Assert.Equal(72, configurations.Count);
        Assert.Equal(72, configurations.Distinct().Count());
        Assert.Empty(Sampler.Propose(spec, 72, 10));
        Assert.NotEqual(Samplers.For(SearchMethod.Grid).Propose(spec, 0, 72), configurations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void A_permutation_has_every_number_once(long size)
    {
        for (var seed = 0ul; seed < 20; seed++)
        {
            Assert.Equal(Range(size), Range(size).Select(i => Permutation.At(i, size, seed)).Order());
        }

        static IEnumerable<long> Range(long size) => Enumerable.Range(0, (int)size).Select(i => (long)i);
    }

    [Fact]
    public void Every_number_is_as_likely_at_the_first_position()
    {
        var counts = new int[10];
        for (var seed = 0ul; seed < 10_000; seed++)
            counts[Permutation.At(0, 10, seed)]++;
        Assert.All(counts, c => Assert.InRange(c, 850, 1150)); // 1,000 ± 5 standard deviations
    }

    [Fact]
    public void A_permutation_of_the_largest_space_stays_within_it()
    {
        const long Size = long.MaxValue - 1;
        Assert.All(new[] { 0, 1, Size / 2, Size - 1 }, p => Assert.InRange(Permutation.At(p, Size, 7), 0, Size - 1));
    }
}
