using GearSweep.Shared.Trials;

namespace GearSweep.Search;

/// <summary>
/// Decides which trial trains next, and how far: a fold over what was stored. The same observations and decisions in the
/// same order always lead to the same next decision, so that a stored history can be replayed.
/// </summary>
public interface ITrialScheduler
{
    /// <summary>A trial has shown an epoch.</summary>
    /// <param name="observation">The epoch; one that was seen before changes nothing.</param>
    void Observe(Observation observation);

    /// <summary>A decision was stored.</summary>
    void Apply(Decision decision);

    /// <summary>What is to be done next; nothing changes until it is applied.</summary>
    /// <param name="busy">Whether a trial trains or waits to.</param>
    Decision Next(bool busy);
}
