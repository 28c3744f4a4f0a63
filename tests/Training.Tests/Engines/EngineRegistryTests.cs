using GearSweep.Shared.Configurations;
using GearSweep.Training.Failures;
using GearSweep.Training.Series;

namespace GearSweep.Training.Engines;

public sealed class EngineRegistryTests
{
    private static readonly Configuration Any = new();
    private readonly EngineRegistry _registry = new(
        [new SimulatedEngine("fast", largest: 32), new SimulatedEngine("torch", largest: 4096)],
        Memory(trials: 1)
    );

    [Theory]
    [InlineData(16, "fast")]
    [InlineData(64, "torch")]
    public void Auto_takes_the_first_engine_that_is_fast_at_the_configuration(int hidden, string expected) =>
        Assert.Equal(expected, _registry.Find("auto", Any with { HiddenSize = hidden }).Name);

    [Fact]
    public void Auto_stays_with_the_engine_that_began_a_trial() =>
        Assert.Equal("torch", _registry.Find("auto", Any with { HiddenSize = 16 }, "torch").Name);

    [Fact]
    public void Auto_goes_on_with_another_engine_where_that_one_is_not_there() =>
        Assert.Equal("torch", _registry.Find("auto", Any, "gone").Name);

    [Fact]
    public void An_unknown_engine_is_refused_with_the_ones_there_are()
    {
        var error = Assert.Throws<TrialException>(() => _registry.Find("cuda", Any));
        Assert.Equal("there is no engine 'cuda'; there are auto, fast, torch", error.Message);
    }

    [Theory]
    [InlineData("fast")]
    [InlineData("torch")]
    [InlineData("auto")]
    public void What_does_not_fit_is_refused_with_what_it_needs_and_what_there_is_and_auto_takes_no_other_engine_for_it(
        string name
    )
    {
        var large = Any with { HiddenSize = 16, SequenceLength = 301 };
        var error = Assert.Throws<InsufficientMemoryException>(() => _registry.Find(name, large));
        Assert.StartsWith(
            $"the engine '{(name == "torch" ? "torch" : "fast")}' cannot train hidden_size=16",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            ": it would need 301 MB of memory, and 300 MB at most are expected",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            name,
            _registry
                .Find(name, large with { SequenceLength = 299 })
                .Name.Replace("fast", name, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Trials_that_train_at_once_share_the_memory()
    {
        var slots = 1;
        var registry = new EngineRegistry([new SimulatedEngine("torch", largest: 4096)], Memory(() => slots));
        var half = Any with { HiddenSize = 16, SequenceLength = 151 };
        Assert.Equal("torch", registry.Find("auto", half).Name);
        slots = 2;
        var error = Assert.Throws<InsufficientMemoryException>(() => registry.Find("auto", half));
        Assert.EndsWith(
            "it would need 151 MB of memory, and 150 MB at most are expected for each of 2 at once",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_copies_of_the_parameters_count_as_well()
    {
        var wide = Any with { HiddenSize = 2000, SequenceLength = 1 };
        var engine = new SimulatedEngine("torch", largest: 4096);
        Assert.Equal((1 << 20) + 32 * wide.ParameterCount, TrialMemory.Bytes(engine, wide));
    }

    [Fact]
    public void A_trial_alone_may_take_three_quarters_of_the_machine_or_of_the_control_groups_bound_which_the_managed_heap_may_take_too()
    {
        var heap = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        Assert.InRange(TrialMemory.OfThisProcess(() => 1).MostBytes, (long)(0.74 * heap), (long)(1.1 * heap));
    }

    [Fact]
    public void Checkpoints_and_masks_that_no_array_can_hold_are_refused_by_every_engine()
    {
        var deep = Any with { HiddenSize = 4096, NumLayers = 8 };
        Assert.EndsWith(
            "its checkpoint would have 15,365 MB, and 2,047 MB at most are expected",
            EngineRegistry.Refusal("auto", deep),
            StringComparison.Ordinal
        );
        var mask = Any with { HiddenSize = 600, NumLayers = 2, SequenceLength = 4096, BatchSize = 1000, Dropout = 0.1 };
        Assert.EndsWith(
            "its dropout mask would have 2,457,600,000 values, and 2,147,483,591 at most are expected",
            EngineRegistry.Refusal("torch", mask),
            StringComparison.Ordinal
        );
        Assert.Null(EngineRegistry.Refusal("simd", mask with { Dropout = 0 }));
    }

    private static TrialMemory Memory(Func<int> trials) => new(() => 400 << 20, trials);

    private static TrialMemory Memory(int trials) => Memory(() => trials);

    private sealed class SimulatedEngine(string name, int largest) : ITrainingEngine
    {
        public string Name => name;

        public string Description => name;

        public long Bytes(Configuration configuration, int columns = 4) => (long)configuration.SequenceLength << 20;

        public bool IsFast(Configuration configuration) => configuration.HiddenSize <= largest;

        public IRecurrentModel Create(Configuration configuration, ulong seed, Windows train) =>
            throw new NotSupportedException();
    }
}
