namespace GearSweep.Shared.Sweeps;

/// <summary>The API's answer to a launch.</summary>
/// <param name="Sweep">The new sweep's id.</param>
public sealed record LaunchedSweep(int Sweep);
