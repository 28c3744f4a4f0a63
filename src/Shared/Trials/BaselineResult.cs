namespace GearSweep.Shared.Trials;

/// <summary>What an LSTM has to beat, on the same test rows.</summary>
/// <param name="SequenceLength">L of AR(L), the window length that the three share.</param>
/// <param name="Mean">Always the mean of the train targets.</param>
/// <param name="Persistence">The window's last target.</param>
/// <param name="Autoregressive">
/// AR(L): least squares on the window's L values of all channels and an intercept, fitted on the train windows.
/// </param>
[GenerateSerializer, Immutable]
public sealed record BaselineResult(
    int SequenceLength,
    ErrorMetrics Mean,
    ErrorMetrics Persistence,
    ErrorMetrics Autoregressive
);
