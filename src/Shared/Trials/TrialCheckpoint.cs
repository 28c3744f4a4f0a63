namespace GearSweep.Shared.Trials;

/// <summary>
/// All that a trial needs to go on: weights, optimiser moments, position, and the loss history that early stopping
/// looks at.
/// </summary>
/// <param name="Epoch">Epochs that were finished.</param>
/// <param name="Content">The state, in the engine-independent form that <c>Training</c> writes and reads.</param>
[GenerateSerializer, Immutable]
public sealed record TrialCheckpoint(int Epoch, byte[] Content);
