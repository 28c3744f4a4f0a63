namespace GearSweep.Dashboard.Theme;

/// <summary>Cascades to everything that draws in colours of its own.</summary>
/// <param name="IsOn">Whether the page is dark.</param>
public sealed record DarkMode(bool IsOn);
