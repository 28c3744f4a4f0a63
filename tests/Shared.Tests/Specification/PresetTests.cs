using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Shared.Specification;

public sealed class PresetTests
{
    [Fact]
    public void The_quick_start_is_the_first_of_the_presets()
    {
        Assert.Equal(
            ["quickstart", "architectures", "asha", "beat-the-line", "cells", "notebook", "random"],
            Presets.All.Select(p => p.Name)
        );
    }

    [Fact]
    public void Every_preset_reads_without_errors_says_what_it_is_for_and_carries_its_file_name()
    {
        Assert.All(
            Presets.All,
            preset =>
            {
                var result = SpecYaml.Parse(preset.Yaml);
                Assert.Empty(result.Errors);
                Assert.Equal(preset.Name, result.Spec!.Name);
                Assert.Equal(preset.Name == "beat-the-line" ? "surface_fault" : "no_fault", result.Spec.Dataset);
                Assert.Equal(result.Spec, SpecYaml.Parse(SpecYaml.Write(result.Spec)).Spec);
                Assert.StartsWith("# ", preset.Yaml, StringComparison.Ordinal);
                Assert.InRange(preset.Purpose.Length, 30, 200);
            }
        );
    }

    [Fact]
    public void The_notebook_preset_is_the_lectures_recipe()
    {
        var spec = SpecYaml.Parse(Presets.Find("notebook")!.Yaml).Spec!;
        var configuration = SearchSpace.ConfigurationAt(spec, 0);
        Assert.Equal("hidden_size=256,num_layers=2", configuration.Key);
        Assert.Equal(1, SearchSpace.ConfigurationCount(spec));
        Assert.Equal(new SegmentSplit(14_000, 0, 6_000), spec.Split.Resolve(25_000));
        Assert.Equal(
            (200, new EarlyStopSpec(EarlyStopKind.Notebook, 10), MetricSpec.TrainMse),
            (spec.Epochs, spec.EarlyStop, spec.Metric)
        );
        Assert.Null(spec.Conditions);
    }

    [Fact]
    public void The_quick_start_costs_under_a_minute_on_two_slots_by_the_rough_price()
    {
        var spec = SpecYaml.Parse(Presets.Find("quickstart")!.Yaml).Spec!;
        var split = spec.Split.Resolve(25_000);
        var seconds = Enumerable
            .Range(0, (int)SearchSpace.ConfigurationCount(spec))
            .Sum(i =>
                Sweeps.CostModel.SecondsPerEpoch(SearchSpace.ConfigurationAt(spec, i), split.TrainRows)
                * spec.Epochs
                * 6
                * spec.Repeats
            );
        Assert.InRange(seconds / 2, 1, 45);
    }
}
