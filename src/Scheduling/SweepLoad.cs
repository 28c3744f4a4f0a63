using GearSweep.Shared.Specification;

namespace GearSweep.Scheduling;

/// <summary>What a sweep has of the slots, and what it should have.</summary>
/// <param name="Sweep">Its id.</param>
/// <param name="Running">Its trials that run, or are about to.</param>
/// <param name="Ending">How many of these have left their slot, while their end is being stored.</param>
/// <param name="Pass">
/// Trials that it was given in all, each divided by the weight that it had then: the lower, the less it has had.
/// </param>
/// <param name="Sharing">How it shares the slots.</param>
public readonly record struct SweepLoad(int Sweep, int Running, int Ending, double Pass, SweepSharing Sharing)
{
    /// <summary>Slots that it has for each unit of weight.</summary>
    public double PerWeight => (Running - Ending) / Sharing.Weight;

    /// <summary>Whether as many of its trials run as may at once.</summary>
    public bool IsAtItsLimit => Sharing.MaxRunning is { } most && Running >= most;
}
