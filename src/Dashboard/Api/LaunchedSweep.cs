namespace GearSweep.Dashboard.Api;

/// <summary>The answer to a launch.</summary>
/// <param name="Sweep">The new sweep's id.</param>
internal sealed record LaunchedSweep(int Sweep);
