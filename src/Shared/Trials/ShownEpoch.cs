namespace GearSweep.Shared.Trials;

/// <summary>An epoch that a trial has shown, in the order in which it was stored.</summary>
/// <param name="Sequence">Rises with each epoch that is stored.</param>
/// <param name="Observation">The epoch.</param>
public readonly record struct ShownEpoch(long Sequence, Observation Observation);
