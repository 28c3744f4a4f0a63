namespace GearSweep.Dashboard.Launch;

/// <summary>What a specification is written from, as the address of its page says.</summary>
/// <param name="Preset">Name of a preset.</param>
/// <param name="Dataset">The dataset to train on, instead of the preset's.</param>
/// <param name="Copied">Id of the sweep that is copied.</param>
internal sealed record LaunchStart(string? Preset = null, string? Dataset = null, string? Copied = null);
