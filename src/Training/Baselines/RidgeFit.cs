using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>
/// Ridge regression on the lags of all channels (Hoerl and Kennard, "Ridge regression", Technometrics 12, 1970), with
/// the penalty that predicts rows outside the fit best.
/// </summary>
internal sealed class RidgeFit
{
    // Shares of the mean variance of the lags; a decade and a half apart.
    private static readonly double[] Penalties = [0, 1e-6, 3e-5, 1e-3, 3e-2, 1];

    private const int HeldOut = 5;

    private readonly LagProducts _train;

    private RidgeFit(LagProducts train, int order, double penalty) =>
        (_train, Penalty, Line) = (train, penalty, train.Fit(order, penalty));

    /// <summary>λ, a share of the mean variance of the lags.</summary>
    public double Penalty { get; }

    /// <summary>The line, fitted on the train rows.</summary>
    public LagLine Line { get; }

    /// <summary>
    /// Fits the line on the train rows, with the λ that predicts the validation rows best; without validation rows, the
    /// one that predicts the last fifth of the train rows best from the others.
    /// </summary>
    /// <param name="series">The split; its window length has no say.</param>
    /// <param name="channels">All rows of each channel, the target last.</param>
    /// <param name="offsets">What is taken off each channel: near its mean.</param>
    /// <param name="order">p, the rows before one that predict it.</param>
    public static RidgeFit Create(SplitSeries series, double[][] channels, double[] offsets, int order)
    {
        LagProducts Of(RowRange rows) => LagProducts.Create(channels, series.Pieces(rows), order, offsets);
        LagProducts After(int first, int end) => Of(new RowRange(Math.Max(0, first - order), end));

        var (split, train) = (series.Split, Of(series.TrainRange));
        var held = split.TrainRows - split.TrainRows / HeldOut;
        var (fitted, unseen) =
            split.ValidationRows > 0
            && After(split.TrainRows, split.TrainRows + split.ValidationRows) is { Rows: > 0 } validation
                ? (train, validation)
                : (Of(new RowRange(0, held)), After(held, split.TrainRows));
        return new RidgeFit(
            train,
            order,
            fitted.Rows == 0 || unseen.Rows == 0
                ? Penalties[^1]
                : Penalties.MinBy(penalty => unseen.MeanSquaredError(fitted.Fit(order, penalty)))
        );
    }

    /// <summary>
    /// Predicts a row. One near a gap, with fewer rows before it than the order, is predicted by the line of the order
    /// that they allow.
    /// </summary>
    /// <param name="channels">The channels' rows, as they were fitted.</param>
    /// <param name="row">The row.</param>
    /// <param name="rowsBefore">How many rows its piece has before it; at least one.</param>
    public double Predict(double[][] channels, int row, int rowsBefore) =>
        (rowsBefore >= Line.Order ? Line : _train.Fit(rowsBefore, Penalty)).Predict(channels, row);
}
