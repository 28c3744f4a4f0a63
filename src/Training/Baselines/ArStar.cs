using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>
/// AR*: the line whose order the validation rows have chosen once for a condition, so that it is the same whatever
/// window a trial has. It is fitted on the train rows before them and not again.
/// </summary>
/// <remarks>
/// Without validation rows the order has the least BIC, n·ln(RSS / n) + k·ln n with the k weights of a line
/// (Schwarz, "Estimating the dimension of a model", Annals of Statistics 6, 1978), over rows that all orders can
/// predict.
/// </remarks>
internal sealed class ArStar
{
    /// <summary>The longest order.</summary>
    public const int MostOrder = 64;

    // Fewer rows for each weight would fit noise, and are no line to beat.
    private const int RowsPerWeight = 4;

    private readonly LagLine[] _lines;

    private ArStar(LagLine[] lines, double[] errors, int order) => (_lines, Errors, Order) = (lines, errors, order);

    /// <summary>p, the order that was chosen.</summary>
    public int Order { get; }

    /// <summary>What chose it, for the orders from 1: the RMSE of the validation rows, or BIC where there are none.</summary>
    public IReadOnlyList<double> Errors { get; }

    /// <summary>Chooses the order and fits the line.</summary>
    /// <param name="channels">The channels' rows in time order, the target last.</param>
    /// <param name="train">Pieces of consecutive train rows.</param>
    /// <param name="validation">Pieces of validation rows, each with as many rows before it as it has, up to
    /// <see cref="MostOrder"/>; none without validation rows.</param>
    public static ArStar Create(
        double[][] channels,
        IReadOnlyList<RowRange> train,
        Func<int, IReadOnlyList<RowRange>> validation
    )
    {
        var offsets = Array.ConvertAll(channels, values => Mean(values, train));
        var longest = Longest(channels.Length, train, validation);
        var products = LagProducts.Create(channels, train, longest, offsets);
        LagLine[] lines = [.. Enumerable.Range(1, longest).Select(products.Fit)];
        var pieces = validation(longest);
        double[] errors;
        if (pieces.Count > 0)
        {
            var unseen = LagProducts.Create(channels, pieces, longest, offsets);
            errors = Array.ConvertAll(lines, line => Math.Sqrt(unseen.MeanSquaredError(line)));
        }
        else
        {
            errors = Array.ConvertAll(lines, line => Bic(products.Rows, line, products.MeanSquaredError(line)));
        }

        var order = Array.IndexOf(errors, errors.Min()) + 1;
        lines[order - 1] = LagProducts.Create(channels, train, order, offsets).Fit(order);
        return new ArStar(lines, errors, order);
    }

    /// <summary>
    /// Predicts a row. One near a gap, with fewer rows before it than the order, is predicted by the longest line that
    /// they allow.
    /// </summary>
    /// <param name="channels">The channels' rows, as they were fitted.</param>
    /// <param name="row">The row.</param>
    /// <param name="rowsBefore">How many rows its piece has before it; at least one.</param>
    public double Predict(double[][] channels, int row, int rowsBefore) =>
        _lines[Math.Min(Order, rowsBefore) - 1].Predict(channels, row);

    private static double Bic(int rows, LagLine line, double meanSquaredError) =>
        rows * Math.Log(Math.Max(meanSquaredError, double.Epsilon)) + (line.Weights.Length + 1) * Math.Log(rows);

    private static int Longest(
        int channels,
        IReadOnlyList<RowRange> train,
        Func<int, IReadOnlyList<RowRange>> validation
    )
    {
        bool Suffices(int order) =>
            Rows(train, order) >= RowsPerWeight * (channels * order + 1)
            && (validation(order) is not { Count: > 0 } pieces || Rows(pieces, order) > 0);
        var longest = 1;
        while (longest < MostOrder && Suffices(longest + 1))
            longest++;
        return longest;
    }

    private static int Rows(IReadOnlyList<RowRange> pieces, int order) =>
        pieces.Sum(piece => Math.Max(0, piece.Count - order));

    private static double Mean(double[] values, IReadOnlyList<RowRange> rows) =>
        rows.Sum(range => values.AsSpan(range.First, range.Count).ToArray().Sum()) / rows.Sum(range => range.Count);
}
