namespace GearSweep.Shared.Trials;

/// <summary>What one epoch of a trial showed: all that samplers and pruners see of the training.</summary>
/// <param name="Trial">Number of the trial within its sweep.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Error">
/// What the sweep minimises, after the epoch: the validation error, or the train error where the specification says so.
/// </param>
public readonly record struct Observation(int Trial, int Epoch, double Error);
