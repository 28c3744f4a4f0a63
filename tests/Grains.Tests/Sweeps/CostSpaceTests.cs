using GearSweep.Search;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Grains.Sweeps;

public sealed class CostSpaceTests
{
    private const string Parameters = """
        parameters:
          hidden_size: {values: [8, 16, 24]}
          learning_rate: {values: [0.1, 0.01, 0.001, 0.0001]}
          num_layers: {values: [1, 2]}
        """;

    [Theory]
    [InlineData("method: grid", 6, 4)]
    [InlineData("method: random\nrun_cap: 24", 6, 4)]
    [InlineData("method: grid\nrun_cap: 23", 23, 1)]
    [InlineData("method: random\nrun_cap: 5", 5, 1)]
    public void Configurations_that_differ_in_the_learning_rate_alone_count_as_one_where_all_are_proposed(
        string method,
        int configurations,
        long times
    )
    {
        var spec = Spec(method);
        var space = new CostSpace(spec);
        Configuration[] found = [.. space.Configurations(TestContext.Current.CancellationToken)];
        Assert.Equal((configurations, times), (found.Length, space.Times));

        var all = Samplers
            .For(spec.Method)
            .Propose(spec, 0, 24)
            .GroupBy(c => c with { LearningRate = 0.1 })
            .ToDictionary(g => g.Key, g => g.Count());
        if (times > 1)
            Assert.Equal(all.Keys.ToHashSet(), [.. found.Select(c => c with { LearningRate = 0.1 })]);
        if (times > 1)
            Assert.All(all.Values, count => Assert.Equal(times, count));
    }

    [Fact]
    public void Nobody_who_has_gone_is_counted_for() =>
        Assert.Throws<OperationCanceledException>(() =>
            new CostSpace(Spec("method: grid")).Configurations(new CancellationToken(canceled: true)).Count()
        );

    private static SweepSpec Spec(string method) =>
        SpecYaml.Parse($"name: s\ndataset: d\n{method}\n{Parameters}\n").Spec!;
}
