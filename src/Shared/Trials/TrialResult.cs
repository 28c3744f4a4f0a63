namespace GearSweep.Shared.Trials;

/// <summary>
/// What a completed trial measured. Errors are scaled (0 to 1 spans the train rows) unless a name ends in <c>Units</c>:
/// those are in the target's unit.
/// </summary>
/// <param name="TrainMse">Train loss of the epoch whose weights were kept.</param>
/// <param name="ValidationRmse">Root mean squared error of the validation rows with those weights;
/// <see langword="null"/> without validation rows.</param>
/// <param name="BestEpoch">The epoch whose weights were kept, from 1.</param>
/// <param name="Test">Errors on the test rows.</param>
/// <param name="Baselines">The baselines' errors on the same rows.</param>
/// <param name="PairedErrors">The test rows' squared errors beside AR*'s, summed up over blocks.</param>
/// <param name="Predictions">The first test rows, predicted.</param>
/// <param name="Model">The weights as a safetensors file, with configuration, scaler and metrics in its
/// metadata.</param>
[GenerateSerializer, Immutable]
public sealed record TrialResult(
    double TrainMse,
    double? ValidationRmse,
    int BestEpoch,
    ErrorMetrics Test,
    BaselineResult Baselines,
    PairedErrors PairedErrors,
    Predictions Predictions,
    byte[] Model
);
