using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class SweepFormTests
{
    private static readonly OperatingCondition[] Available = [new(8.33, 0), new(40, 0), new(8.33, 80)];

    public static TheoryData<string> PresetNames { get; } = [.. Presets.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(PresetNames))]
    public void A_form_states_the_specification_that_it_shows(string preset)
    {
        var spec = Read(preset);

        Assert.Equal(spec, SweepForm.From(spec).ToSpec().Spec);
    }

    [Fact]
    public void Every_text_that_is_no_number_is_an_error_of_its_own_key()
    {
        var form = Quickstart() with { Epochs = "many", Repeats = "1.5", Rows = "", ValidationFraction = "a fifth" };
        form = form.With(form.Parameters[0] with { Values = "8, wide, 32" });

        var (spec, errors, _) = form.ToSpec();

        Assert.Null(spec);
        Assert.Equal(
            ["epochs", "parameters.hidden_size.values[1]", "repeats", "split.rows", "split.validation_fraction"],
            errors.Select(e => e.Key).Order()
        );
        Assert.Contains("found 'wide'; a number is expected, such as 0.001", errors.Select(e => e.Message));
        Assert.Contains("nothing is stated; a whole number is expected", errors.Select(e => e.Message));
    }

    [Fact]
    public void Thousands_may_be_set_apart() =>
        Assert.Equal(14_000, (Quickstart() with { TrainRows = "14,000" }).ToSpec().Spec!.Split.TrainRows);

    [Fact]
    public void A_parameter_is_stated_from_its_first_edit_on()
    {
        var form = Quickstart();
        var dropout = form.Parameters.Single(p => p.Info.Name == "dropout");

        Assert.DoesNotContain("dropout", form.ToSpec().Spec!.Parameters.Select(p => p.Name));
        Assert.Equal("dropout", form.With(dropout with { Value = "0.2" }).ToSpec().Spec!.Parameters[^1].Name);
    }

    [Fact]
    public void A_condition_that_is_left_out_and_taken_in_again_leaves_all()
    {
        var without = Quickstart().Toggle(Available[1], Available);

        Assert.Equal([Available[0], Available[2]], without.Conditions!);
        Assert.Null(without.Toggle(Available[1], Available).Conditions);
    }

    [Fact]
    public void Another_dataset_keeps_the_chosen_conditions_that_it_has()
    {
        var form = Quickstart() with { Conditions = [Available[0], Available[1]] };

        Assert.Equal([Available[0]], form.WithDataset("other", [Available[0], Available[2]]).Conditions!);
        Assert.Null(form.WithDataset("other", [Available[2]]).Conditions);
    }

    [Fact]
    public void Without_validation_rows_the_train_loss_chooses_and_with_them_the_validation_loss()
    {
        var without = Quickstart().WithValidation("0");

        Assert.True(without.HasNoValidation);
        Assert.Equal(MetricSpec.TrainMse, without.Metric);
        Assert.Equal(MetricSpec.ValidationMse, without.WithValidation("0.1").Metric);
        Assert.Equal(
            MetricSpec.TrainMse,
            (Quickstart() with { Metric = MetricSpec.TrainMse }).WithValidation("0.3").Metric
        );
    }

    [Fact]
    public void A_random_search_gets_the_cap_that_it_needs()
    {
        Assert.Equal("20", Quickstart().WithMethod(SearchMethod.Random).RunCap);
        Assert.Equal("7", (Quickstart() with { RunCap = "7" }).WithMethod(SearchMethod.Random).RunCap);
    }

    [Fact]
    public void A_dataset_is_known_with_and_without_its_extension() =>
        Assert.Equal("no_fault", (Quickstart() with { Dataset = "no_fault.csv" }).DatasetName);

    private static SweepSpec Read(string preset) => SpecYaml.Parse(Presets.Find(preset)!.Yaml).Spec!;

    private static SweepForm Quickstart() => SweepForm.From(Read("quickstart"));
}
