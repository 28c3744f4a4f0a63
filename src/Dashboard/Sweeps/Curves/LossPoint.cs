namespace GearSweep.Dashboard.Sweeps.Curves;

/// <summary>The losses of one epoch, scaled.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Attempt">The attempt that trained it.</param>
/// <param name="TrainMse">Mean of the batches' losses.</param>
/// <param name="ValidationMse">NaN without validation rows.</param>
internal readonly record struct LossPoint(int Epoch, int Attempt, double TrainMse, double ValidationMse);
