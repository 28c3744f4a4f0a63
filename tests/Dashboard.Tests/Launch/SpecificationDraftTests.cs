using GearSweep.Dashboard.Launch;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Tests.Launch;

public sealed class SpecificationDraftTests
{
    private readonly SpecificationDraft _draft = new(Presets.Find("quickstart")!.Yaml);

    [Fact]
    public void A_change_of_the_form_rewrites_the_text()
    {
        var shown = _draft.TextVersion;
        _draft.EditForm(_draft.Form with { Epochs = "12" });

        Assert.Contains("epochs: 12", _draft.Yaml, StringComparison.Ordinal);
        Assert.NotEqual(shown, _draft.TextVersion);
        Assert.Empty(_draft.Errors);
    }

    [Fact]
    public void A_change_of_the_text_refills_the_form_and_leaves_the_text_as_it_was_typed()
    {
        var shown = _draft.TextVersion;
        var typed = _draft.Yaml.Replace("epochs: 8", "epochs:   9   # a few more", StringComparison.Ordinal);
        _draft.EditYaml(typed);

        Assert.Equal("9", _draft.Form.Epochs);
        Assert.Equal(typed, _draft.Yaml);
        Assert.Equal(shown, _draft.TextVersion);
    }

    [Fact]
    public void A_text_that_cannot_be_read_leaves_the_form_and_tells_line_and_key()
    {
        var form = _draft.Form;
        _draft.EditYaml(_draft.Yaml.Replace("[8, 32]", "[8, wide]", StringComparison.Ordinal));

        Assert.Same(form, _draft.Form);
        Assert.True(_draft.FormIsBehind);
        Assert.True(_draft.CanBeAsked);
        Assert.Equal(7, Assert.Single(_draft.ErrorsAt("parameters.hidden_size")).Line);
    }

    [Fact]
    public void A_field_that_holds_no_number_leaves_the_text_and_says_that_it_is_behind()
    {
        var yaml = _draft.Yaml;
        _draft.EditForm(_draft.Form with { Epochs = "many" });

        Assert.Equal(yaml, _draft.Yaml);
        Assert.True(_draft.YamlIsBehind);
        Assert.Single(_draft.ErrorsAt("epochs"));

        _draft.EditForm(_draft.Form with { Epochs = "6" });
        Assert.False(_draft.YamlIsBehind);
        Assert.Empty(_draft.Errors);
    }

    [Fact]
    public void A_number_out_of_bounds_is_written_and_found_in_the_text_with_its_line()
    {
        _draft.EditForm(_draft.Form with { Repeats = "0" });

        var error = Assert.Single(_draft.ErrorsAt("repeats"));
        Assert.StartsWith("repeats:", _draft.Yaml.Split('\n')[error.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_clusters_errors_count_for_the_version_that_it_saw_alone()
    {
        SpecError[] errors = [new(4, "dataset", "there is none")];
        var version = _draft.Version;
        _draft.TakeErrors(version, errors);
        Assert.Single(_draft.ErrorsAt("dataset"));

        _draft.EditForm(_draft.Form with { Dataset = "surface_fault" });
        Assert.Empty(_draft.Errors);
        _draft.TakeErrors(version, errors);
        Assert.Empty(_draft.Errors);
    }

    [Fact]
    public void An_error_belongs_to_a_key_and_to_what_holds_it_but_to_no_namesake()
    {
        _draft.TakeErrors(_draft.Version, [new(1, "split.rows", "too few"), new(2, "conditions[1]", "not there")]);

        Assert.Single(_draft.ErrorsAt("split"));
        Assert.Single(_draft.ErrorsAt("split.rows"));
        Assert.Single(_draft.ErrorsAt("conditions"));
        Assert.Empty(_draft.ErrorsAt("split.row"));
    }

    [Fact]
    public void The_same_text_again_changes_nothing()
    {
        var version = _draft.Version;
        _draft.EditYaml(_draft.Yaml);

        Assert.Equal(version, _draft.Version);
    }
}
