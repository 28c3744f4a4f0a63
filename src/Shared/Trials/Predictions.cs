namespace GearSweep.Shared.Trials;

/// <summary>The first test rows (100 at most), in mm.</summary>
/// <param name="Truth">sensor2 as measured.</param>
/// <param name="Model">sensor2 as the model predicts it.</param>
/// <param name="Autoregressive">sensor2 as AR(L) predicts it.</param>
[GenerateSerializer, Immutable]
public sealed record Predictions(double[] Truth, double[] Model, double[] Autoregressive);
