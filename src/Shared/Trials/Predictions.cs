namespace GearSweep.Shared.Trials;

/// <summary>The first test rows (100 at most), in the target's unit.</summary>
/// <param name="Truth">The target as measured.</param>
/// <param name="Model">The target as the model predicts it.</param>
/// <param name="ArStar">The target as AR* predicts it.</param>
[GenerateSerializer, Immutable]
public sealed record Predictions(double[] Truth, double[] Model, double[] ArStar);
