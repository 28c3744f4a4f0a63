namespace GearSweep.Shared.Trials;

/// <summary>What an LSTM has to beat, on the same test rows.</summary>
/// <param name="SequenceLength">L of AR(L), the window length of the first three.</param>
/// <param name="Mean">Always the mean of the train targets.</param>
/// <param name="Persistence">The window's last target.</param>
/// <param name="Autoregressive">
/// AR(L): least squares on the window's L values of all channels and an intercept, fitted on the train windows.
/// </param>
/// <param name="ArStar">
/// AR*: the line of the same kind whose order the validation rows chose once for the condition, from 1 to 64. It is the
/// same whatever the window length, and what skill is measured against.
/// </param>
/// <param name="ArStarOrder">The order of AR*.</param>
/// <param name="Ridge">
/// Ridge regression on the lags of the longest order, with the penalty that the validation rows chose once for the
/// condition: the same whatever the window length.
/// </param>
/// <param name="RidgeOrder">Its order.</param>
/// <param name="RidgePenalty">Its penalty as a share of the mean variance of the lags; 0 is least squares.</param>
[GenerateSerializer, Immutable]
public sealed record BaselineResult(
    int SequenceLength,
    ErrorMetrics Mean,
    ErrorMetrics Persistence,
    ErrorMetrics Autoregressive,
    ErrorMetrics ArStar,
    int ArStarOrder,
    ErrorMetrics Ridge,
    int RidgeOrder,
    double RidgePenalty
)
{
    /// <summary>
    /// Scaled RMSE of the validation rows for the orders from 1, of which AR* has the least; empty without validation
    /// rows.
    /// </summary>
    [Id(0)]
    public double[] ValidationErrors { get; init; } = [];

    /// <summary>AR*'s mean squared error on the validation rows, scaled; <see langword="null"/> without them.</summary>
    public double? ArStarValidationMse =>
        ValidationErrors.Length >= ArStarOrder ? Math.Pow(ValidationErrors[ArStarOrder - 1], 2) : null;

    /// <summary>AR*'s scaled test RMSE.</summary>
    public double ArStarRmse => ArStar.Rmse;

    /// <inheritdoc/>
    public bool Equals(BaselineResult? other) =>
        other is not null
        && SequenceLength == other.SequenceLength
        && Mean == other.Mean
        && Persistence == other.Persistence
        && Autoregressive == other.Autoregressive
        && ArStar == other.ArStar
        && ArStarOrder == other.ArStarOrder
        && Ridge == other.Ridge
        && (RidgeOrder, RidgePenalty).Equals((other.RidgeOrder, other.RidgePenalty))
        && ValidationErrors.AsSpan().SequenceEqual(other.ValidationErrors);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(SequenceLength, Mean, Persistence, Autoregressive, ArStar, ArStarOrder);
}
