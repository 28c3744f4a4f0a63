using GearSweep.Shared.Specification;
using GearSweep.Shared.Specification.Yaml;

namespace GearSweep.Dashboard.Launch;

/// <summary>
/// A specification while it is written, as a form and as YAML at once. A change of the form rewrites the YAML; a change
/// of the YAML refills the form and leaves the text as it was typed, so that neither answers the other for ever and
/// comments survive until the form is used. A side whose content cannot be carried over stays as it is, and says so.
/// </summary>
public sealed class SpecificationDraft
{
    private IReadOnlyList<SpecError> _own = [];
    private IReadOnlyList<SpecError> _clusters = [];

    /// <summary>Begins with a specification's text.</summary>
    /// <param name="yaml">A text that reads without errors.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public SpecificationDraft(string yaml)
    {
        var result = SpecYaml.Parse(yaml);
        Form = SweepForm.From(
            result.Spec ?? throw new ArgumentException(string.Join(" ", result.Errors), nameof(yaml))
        );
        Yaml = yaml;
    }

    /// <summary>The form.</summary>
    public SweepForm Form { get; private set; }

    /// <summary>The text.</summary>
    public string Yaml { get; private set; }

    /// <summary>How form and text stand to each other.</summary>
    public string Note =>
        (YamlIsBehind, FormIsBehind) switch
        {
            (true, _) => "Older than the form, which has something that is no number.",
            (_, true) => "The form shows what was there before the errors; changing the form replaces this text.",
            _ => "Each changes the other. A change of the form writes the text anew, without comments.",
        };

    /// <summary>Raised by every change, so that an answer to an older draft is known as such.</summary>
    public int Version { get; private set; }

    /// <summary>Raised when the text was changed from this side, and the browser has to show it.</summary>
    public int TextVersion { get; private set; }

    /// <summary>Whether the form has something that no text can say, so that the text is older than the form.</summary>
    public bool YamlIsBehind { get; private set; }

    /// <summary>Whether the text cannot be read, so that the form is older than the text.</summary>
    public bool FormIsBehind { get; private set; }

    /// <summary>
    /// Everything that is wrong, by line: the cluster's words, which say more, as soon as they are there.
    /// </summary>
    public IReadOnlyList<SpecError> Errors => _clusters.Count > 0 ? _clusters : _own;

    /// <summary>Whether the cluster may be asked about it: there is a text that says what is meant.</summary>
    public bool CanBeAsked => !YamlIsBehind;

    /// <summary>What is wrong with a key, or with what it holds.</summary>
    public IEnumerable<SpecError> ErrorsAt(string key) => Errors.Where(e => IsAt(e.Key, key));

    /// <summary>Takes a preset's or another sweep's text.</summary>
    public void Load(string yaml)
    {
        EditYaml(yaml);
        TextVersion++;
    }

    /// <summary>The text was edited.</summary>
    public void EditYaml(string yaml)
    {
        if (yaml == Yaml && !YamlIsBehind)
            return;
        Yaml = yaml;
        var result = SpecYaml.Parse(yaml);
        Change(result.Errors);
        YamlIsBehind = false;
        FormIsBehind = result.Spec is null;
        if (result.Spec is { } spec)
            Form = SweepForm.From(spec);
    }

    /// <summary>The form was edited.</summary>
    public void EditForm(SweepForm form)
    {
        if (form == Form)
            return;
        Form = form;
        FormIsBehind = false;
        var stated = form.ToSpec();
        YamlIsBehind = stated.Spec is null;
        if (stated.Spec is null)
        {
            Change(stated.Errors);
            return;
        }

        Yaml = SpecYaml.Write(stated.Spec);
        TextVersion++;
        Change(SpecYaml.Parse(Yaml).Errors);
    }

    /// <summary>
    /// The cluster found errors, or none, in the draft of a version; of no meaning when the draft has changed since.
    /// </summary>
    public void TakeErrors(int version, IReadOnlyList<SpecError> errors)
    {
        if (version == Version)
            _clusters = errors;
    }

    private static bool IsAt(string found, string key) =>
        found == key || (found.StartsWith(key, StringComparison.Ordinal) && found[key.Length] is '.' or '[');

    private void Change(IReadOnlyList<SpecError> errors)
    {
        _own = errors;
        _clusters = [];
        Version++;
    }
}
