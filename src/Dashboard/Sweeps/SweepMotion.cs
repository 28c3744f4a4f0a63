using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Dashboard.Sweeps;

/// <summary>Whether a sweep changes by itself.</summary>
internal static class SweepMotion
{
    /// <summary>
    /// Whether it runs, or has trials that still end: those of a sweep that was just paused or cancelled write their
    /// checkpoints first.
    /// </summary>
    public static bool Moves(this SweepRow sweep) => sweep.State == SweepState.Running || sweep.Counts.Running > 0;
}
