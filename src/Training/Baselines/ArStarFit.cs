using GearSweep.Shared.Datasets;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>AR* of a segment with a split, and what it predicts: the same for every window length.</summary>
internal sealed class ArStarFit
{
    private readonly double[] _predictions;

    private ArStarFit(ArStar line, double[] predictions) => (Line, _predictions) = (line, predictions);

    /// <summary>The line.</summary>
    public ArStar Line { get; }

    /// <summary>Chooses and fits the line, and predicts every test row that has a row before it in its piece.</summary>
    /// <param name="segment">The segment that <paramref name="series"/> was made of.</param>
    /// <param name="series">Its split; the window length has no say.</param>
    public static ArStarFit Create(SegmentData segment, SplitSeries series)
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
        var line = ArStar.Create(
            channels,
            [.. series.Pieces(series.TrainRange)],
            order =>
                split.ValidationRows == 0 ? [] : [.. series.Pieces(new RowRange(Math.Max(0, validation - order), test))]
        );
        var predictions = new double[split.TestRows];
        foreach (var piece in series.Pieces(all))
        {
            for (var row = Math.Max(test, piece.First + 1); row < piece.End; row++)
                predictions[row - test] = line.Predict(channels, row, row - piece.First);
        }

        return new ArStarFit(line, predictions);
    }

    /// <summary>The test rows that a trial predicts, as the line predicts them, scaled.</summary>
    /// <param name="series">The trial's windows, of the same segment and split.</param>
    public double[] Predict(SplitSeries series)
    {
        var predictions = new double[series.Test.Count];
        for (var i = 0; i < predictions.Length; i++)
            predictions[i] = _predictions[series.TestRowOf(i)];
        return predictions;
    }
}
