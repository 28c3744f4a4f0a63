using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Sweeps;

/// <summary>A configuration that cannot be told from AR* at a condition yet.</summary>
/// <param name="Like">A trial of it.</param>
/// <param name="NextRepeat">The repeat after its last.</param>
public sealed record UndecidedConfiguration(QueuedTrial Like, int NextRepeat);
