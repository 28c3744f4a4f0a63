namespace GearSweep.Training.Datasets;

/// <summary>
/// What many rows have in common: speed and load as the file has them, and the series that they belong to.
/// </summary>
/// <param name="Speed">Shaft speed in rev/s, not rounded.</param>
/// <param name="Load">Load in N·m, not rounded.</param>
/// <param name="Series">Index into <see cref="SampleTable.SeriesList"/>.</param>
internal readonly record struct SetPoint(double Speed, double Load, int Series);
