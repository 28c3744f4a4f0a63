using GearSweep.Shared.Configurations;
using GearSweep.Training.Series;
using GearSweep.Training.Trials;

namespace GearSweep.Training.Engines;

public sealed class EngineRegistryTests
{
    private static readonly Configuration Any = new();
    private readonly EngineRegistry _registry = new([new SimulatedEngine("fast", largest: 32), new SimulatedEngine("torch", largest: 4096)]);

    [Theory]
    [InlineData(16, "fast")]
    [InlineData(64, "torch")]
    public void Auto_takes_the_first_engine_that_supports_the_configuration(int hidden, string expected) =>
        Assert.Equal(expected, _registry.Find("auto", Any with { HiddenSize = hidden }).Name);

    [Fact]
    public void Auto_leaves_to_the_next_engine_what_one_is_slow_at() => Assert.Equal("torch", _registry.Find("auto", Any with { HiddenSize = 16, BatchSize = 1 }).Name);

    [Fact]
    public void Auto_stays_with_the_engine_that_began_a_trial() => Assert.Equal("torch", _registry.Find("auto", Any with { HiddenSize = 16 }, "torch").Name);

    [Fact]
    public void Auto_goes_on_with_another_engine_where_that_one_is_not_there() => Assert.Equal("torch", _registry.Find("auto", Any, "gone").Name);

    [Fact]
    public void An_unknown_engine_is_refused_with_the_ones_there_are()
    {
        var error = Assert.Throws<TrialException>(() => _registry.Find("cuda", Any));
        Assert.Equal("there is no engine 'cuda'; there are auto, fast, torch", error.Message);
    }

    [Fact]
    public void An_engine_that_cannot_train_a_configuration_is_refused()
    {
        var error = Assert.Throws<TrialException>(() => _registry.Find("fast", Any));
        Assert.StartsWith("the engine 'fast' cannot train hidden_size=64", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(": it is too large", error.Message, StringComparison.Ordinal);
    }

    private sealed class SimulatedEngine(string name, int largest) : ITrainingEngine
    {
        public string Name => name;

        public string Description => name;

        public string? Refusal(Configuration configuration) => configuration.HiddenSize <= largest ? null : "it is too large";

        public bool IsFast(Configuration configuration) => name == "torch" || configuration.BatchSize > 1;

        public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train) => throw new NotSupportedException();
    }
}
