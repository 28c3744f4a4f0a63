namespace GearSweep.Shared.Trials;

/// <summary>Errors of predictions over some rows. Scaled, unless a name ends in <c>Units</c> (mm).</summary>
/// <param name="Rmse">Root mean squared error.</param>
/// <param name="Mae">Mean absolute error.</param>
/// <param name="R2">Coefficient of determination, 1 − SSE/SST, against the mean of the same rows; the same in either scale.</param>
/// <param name="RmseUnits">Root mean squared error in mm.</param>
/// <param name="MaeUnits">Mean absolute error in mm.</param>
[GenerateSerializer, Immutable]
public sealed record ErrorMetrics(double Rmse, double Mae, double R2, double RmseUnits, double MaeUnits);
