using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>
/// The lines of a segment with a split that are the same for every window length, AR* and ridge, and what they predict.
/// </summary>
internal sealed class ConditionLines
{
    private readonly double[] _arStar;
    private readonly double[] _ridge;

    private ConditionLines(ArStar arStar, RidgeFit ridge, double[] arStarPredictions, double[] ridgePredictions) =>
        (ArStar, Ridge, _arStar, _ridge) = (arStar, ridge, arStarPredictions, ridgePredictions);

    /// <summary>AR*.</summary>
    public ArStar ArStar { get; }

    /// <summary>Ridge regression on the lags of the longest order.</summary>
    public RidgeFit Ridge { get; }

    /// <summary>Chooses and fits the lines, and predicts every test row that has a row before it in its piece.</summary>
    /// <param name="segment">The segment that <paramref name="series"/> was made of.</param>
    /// <param name="series">Its split; the window length has no say.</param>
    public static ConditionLines Create(SegmentData segment, SplitSeries series)
    {
        var split = series.Split;
        var all = new RowRange(0, split.Rows);
        double[][] channels =
        [
            .. Enumerable
                .Range(SegmentData.ConditionColumns, segment.Channels.Count)
                .Select(column => series.Scaled(column, all)),
        ];
        var (validation, test) = (split.TrainRows, split.TrainRows + split.ValidationRows);
        var arStar = ArStar.Create(
            channels,
            [.. series.Pieces(series.TrainRange)],
            order =>
                split.ValidationRows == 0 ? [] : [.. series.Pieces(new RowRange(Math.Max(0, validation - order), test))]
        );
        double[] offsets = Array.ConvertAll(channels, values => values.AsSpan(0, split.TrainRows).ToArray().Average());
        var ridge = RidgeFit.Create(series, channels, offsets, arStar.Errors.Count);
        var (arStarPredictions, ridgePredictions) = (new double[split.TestRows], new double[split.TestRows]);
        foreach (var piece in series.Pieces(all))
        {
            for (var row = Math.Max(test, piece.First + 1); row < piece.End; row++)
            {
                arStarPredictions[row - test] = arStar.Predict(channels, row, row - piece.First);
                ridgePredictions[row - test] = ridge.Predict(channels, row, row - piece.First);
            }
        }

        return new ConditionLines(arStar, ridge, arStarPredictions, ridgePredictions);
    }

    /// <summary>The test rows that a trial predicts, as AR* predicts them, scaled.</summary>
    /// <param name="series">The trial's windows, of the same segment and split.</param>
    public double[] PredictByArStar(SplitSeries series) => OfWindows(_arStar, series);

    /// <summary>The test rows that a trial predicts, as ridge regression predicts them, scaled.</summary>
    /// <param name="series">The trial's windows, of the same segment and split.</param>
    public double[] PredictByRidge(SplitSeries series) => OfWindows(_ridge, series);

    private static double[] OfWindows(double[] rows, SplitSeries series)
    {
        var predictions = new double[series.Test.Count];
        for (var i = 0; i < predictions.Length; i++)
            predictions[i] = rows[series.TestRowOf(i)];
        return predictions;
    }
}
