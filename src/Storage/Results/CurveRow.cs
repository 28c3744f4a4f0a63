namespace GearSweep.Storage.Results;

/// <summary>One loss point of an export.</summary>
/// <param name="Trial">Number of the trial.</param>
/// <param name="Attempt">The attempt whose point counts.</param>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainMse">Train loss (scaled); <see langword="null"/> when it was not a number.</param>
/// <param name="ValidationMse">Validation loss (scaled); <see langword="null"/> without validation rows.</param>
/// <param name="Seconds">Time of the epoch.</param>
public sealed record CurveRow(
    int Trial,
    int Attempt,
    int Epoch,
    double? TrainMse,
    double? ValidationMse,
    double Seconds
);
