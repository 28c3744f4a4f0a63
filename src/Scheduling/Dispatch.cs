using GearSweep.Scheduling.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling;

/// <summary>What a worker that has a free slot gets.</summary>
/// <param name="Sweep">The sweep whose turn it is.</param>
/// <param name="Trial">Its trial; <see langword="null"/> when its waiting trials must be read first.</param>
public readonly record struct Dispatch(SweepSchedule Sweep, QueuedTrial? Trial);
