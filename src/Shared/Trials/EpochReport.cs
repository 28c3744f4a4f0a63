namespace GearSweep.Shared.Trials;

/// <summary>What one epoch yielded.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="TrainMse">Mean of the epoch's batch losses (scaled).</param>
/// <param name="ValidationMse">Mean squared error of the validation rows after the epoch (scaled);
/// <see langword="null"/> without validation rows.</param>
/// <param name="Seconds">Time that the epoch took, validation included.</param>
[GenerateSerializer, Immutable]
public sealed record EpochReport(int Epoch, double TrainMse, double? ValidationMse, double Seconds);
