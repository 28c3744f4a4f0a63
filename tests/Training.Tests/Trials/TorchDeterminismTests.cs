namespace GearSweep.Training.Trials;

/// <inheritdoc/>
public sealed class TorchDeterminismTests() : DeterminismTests("torch");
