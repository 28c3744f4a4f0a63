namespace GearSweep.Training.Trials;

/// <inheritdoc/>
public sealed class SimdDeterminismTests() : DeterminismTests("simd");
