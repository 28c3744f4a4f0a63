using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class SpecValueTests
{
    private static SweepSpec Read(string text)
    {
        var result = SpecYaml.Parse("name: s\ndataset: d\n" + text);
        Assert.Empty(result.Errors);
        return result.Spec!;
    }

    [Theory]
    [InlineData("1e-3", 0.001)]
    [InlineData("1E-3", 0.001)]
    [InlineData(".5", 0.5)]
    [InlineData("+2.", 2)]
    public void Numbers_are_read_in_every_form_that_YAML_has_for_them(string text, double value)
    {
        Assert.Equal(
            new FixedValue(value),
            Read($"parameters: {{learning_rate: {{value: {text}}}}}").Parameters[0].Domain
        );
    }

    [Fact]
    public void Minus_zero_is_zero() =>
        Assert.Equal(
            "0",
            Read("parameters: {dropout: {value: -0.0}}").Parameters[0].Domain is FixedValue f ? f.Value.ToString() : ""
        );

    [Fact]
    public void Without_validation_rows_the_metric_is_the_train_loss() =>
        Assert.Equal(MetricSpec.TrainMse, Read("split: {validation_fraction: 0}").Metric);

    [Fact]
    public void All_conditions_is_the_default() => Assert.Null(Read("conditions: all").Conditions);

    [Fact]
    public void Conditions_keep_their_order()
    {
        Assert.Equal(
            [new OperatingCondition(40, 80), new(8.33203125, 0)],
            Read("conditions: [{speed: 40, load: 80}, {load: 0, speed: 8.33}]").Conditions!
        );
    }

    [Theory]
    [InlineData("scheduler: asha", 3, 2)]
    [InlineData("epochs: 2\nscheduler: asha", 2, 2)]
    [InlineData("scheduler: {type: asha}", 3, 2)]
    [InlineData("scheduler: {type: asha, min_epochs: 1, reduction_factor: 3}", 1, 3)]
    public void A_scheduler_has_usual_values(string text, int first, int factor) =>
        Assert.Equal(new SchedulerSpec(SchedulerKind.Asha, first, factor), Read(text).Scheduler);

    [Fact]
    public void A_fixed_order_has_eight_logical_slots_or_those_that_are_named()
    {
        var eight = Read("scheduler: {type: asha, order: fixed}").Scheduler;
        Assert.Equal((DecisionOrder.Fixed, 8), (eight.Order, eight.Slots));
        var four = Read("scheduler: {type: asha, order: fixed, slots: 4}");
        Assert.Equal(4, four.Scheduler.Slots);
        Assert.Equal(four, SpecYaml.Parse(SpecYaml.Write(four)).Spec);
    }

    [Theory]
    [InlineData("early_stop: none")]
    [InlineData("early_stop: {type: none}")]
    public void An_early_stop_may_be_none(string text) => Assert.Equal(EarlyStopSpec.None, Read(text).EarlyStop);

    [Fact]
    public void Other_rows_are_split_by_the_fraction()
    {
        Assert.Equal(new SegmentSplit(2800, 700, 1500), Read("split: {rows: 5000}").Split.Resolve(25_000));
        Assert.Equal(new SegmentSplit(11_200, 2800, 6000), Read("").Split.Resolve(25_000));
    }

    [Fact]
    public void A_grid_may_have_ranges_of_whole_numbers_and_of_steps()
    {
        var spec = Read(
            "parameters: {num_layers: {distribution: int_uniform, min: 1, max: 3}, dropout: {distribution: q_uniform, min: 0, max: 0.3, q: 0.1}}"
        );
        Assert.Equal(12, SearchSpace.ConfigurationCount(spec));
        Assert.Equal(
            [0, 0.1, 0.2, 0.3],
            Enumerable.Range(0, 4).Select(i => SearchSpace.ValueAt(spec.Parameters[1].Domain, i).Number!.Value)
        );
    }

    [Fact]
    public void Equal_specifications_are_equal_whatever_lists_hold_them()
    {
        SweepSpec one = Read("conditions: [{speed: 1, load: 0}]\nparameters: {cell: {values: [gru, rnn]}}"),
            other = Read("conditions: [{speed: 1, load: 0}]\nparameters: {cell: {values: [gru, rnn]}}");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other with { Conditions = null });
        Assert.NotEqual(one, other with { Parameters = [] });
    }
}
