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
}
