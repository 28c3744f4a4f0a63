using System.Globalization;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;

namespace GearSweep.Dashboard.Launch;

/// <summary>A specification that a person writes, with where it comes from.</summary>
internal sealed class LaunchDraft(LaunchStart start)
{
    private int _begunAt;

    /// <summary>What it is written from.</summary>
    public LaunchStart Start => start;

    /// <summary>The specification.</summary>
    public SpecificationDraft Specification { get; } = new(Presets.All[0].Yaml);

    /// <summary>Name of the preset that it began with, if it did.</summary>
    public string? Origin { get; set; }

    /// <summary>What it is for, or why it is not what the address asked for.</summary>
    public string? Purpose { get; set; }

    /// <summary>The text that a preset replaced, to be taken back.</summary>
    public string? Replaced { get; set; }

    /// <summary>Whether a person has changed it.</summary>
    public bool IsEdited => Specification.Version != _begunAt;

    /// <summary>Every change from here on is a person's.</summary>
    public void Begin() => _begunAt = Specification.Version;

    /// <summary>
    /// Begins with a preset: the first for none, and for a name that is none, which its purpose then says.
    /// </summary>
    public void TakePreset(string? name)
    {
        var preset = name is null ? Presets.All[0] : Presets.Find(name);
        Purpose = preset?.Purpose ?? $"There is no preset '{name}'; this is {Presets.All[0].Name}.";
        preset ??= Presets.All[0];
        Origin = preset.Name;
        Specification.Load(preset.Yaml);
    }

    /// <summary>Begins with another sweep's specification, under a name of its own.</summary>
    public void TakeCopy(SweepDetail sweep)
    {
        Purpose = string.Create(CultureInfo.InvariantCulture, $"A copy of sweep {sweep.Row.Id}, {sweep.Row.Name}.");
        Specification.Load(sweep.Yaml);
        if (!Specification.FormIsBehind)
            Specification.EditForm(Specification.Form with { Name = CopyName.For(Specification.Form.Name) });
    }

    /// <summary>Takes the text back that a preset replaced.</summary>
    public void TakeBack()
    {
        (var yaml, Replaced, Origin, Purpose) = (Replaced!, null, null, null);
        Specification.Load(yaml);
    }
}
