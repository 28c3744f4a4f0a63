using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Metrics;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>
/// What a trial's model has to beat: mean, persistence, AR(L), ridge and AR*, fitted on the train windows and measured on
/// the test rows.
/// </summary>
/// <param name="Result">Their errors.</param>
/// <param name="ArStar">AR*'s predictions of the first test rows, <see cref="PredictedRows"/> at most, in the
/// target's unit.</param>
/// <param name="ArStarErrors">AR*'s squared error of each test row, scaled; 0 where no window predicts it.</param>
internal sealed record BaselineFit(BaselineResult Result, double[] ArStar, double[] ArStarErrors)
{
    /// <summary>How many test rows are kept for drawing, at most.</summary>
    public const int PredictedRows = 100;

    /// <summary>
    /// Fits and measures. Least squares gives the same predictions in either scale; the scaled columns are
    /// well-conditioned whatever the units.
    /// </summary>
    /// <param name="segment">The segment that <paramref name="series"/> was made of.</param>
    /// <param name="series">Its split and windows.</param>
    /// <param name="lines">AR* and ridge of the segment with this split.</param>
    public static BaselineFit Create(SegmentData segment, SplitSeries series, ConditionLines lines)
    {
        var (length, scaler, target) = (series.Length, series.Scaler, segment.TargetColumn);
        double[][] Channels(RowRange rows) =>
            [
                .. Enumerable
                    .Range(SegmentData.ConditionColumns, segment.Channels.Count)
                    .Select(column => series.Scaled(column, rows)),
            ];
        double[] Units(IEnumerable<double> scaled) => [.. scaled.Select(y => scaler.Inverse(y, target))];

        double[][] train = Channels(series.TrainRange),
            test = Channels(series.TestRows);
        int[] trainStarts = [.. series.Train.Starts],
            testStarts = [.. series.Test.Starts];
        var mean = Units(Enumerable.Repeat(trainStarts.Average(start => train[^1][start + length]), testStarts.Length));
        var persistence = Units(testStarts.Select(start => test[^1][start + length - 1]));
        var autoregressive = Units(
            LaggedRegression.Fit(train, [.. series.Pieces(series.TrainRange)], length).Predict(test, testStarts)
        );

        var arStarPredictions = Units(lines.PredictByArStar(series));

        ErrorMetrics Measure(double[] predicted) => Errors.Measure(scaler, target, series.TestTruth, predicted);
        return new BaselineFit(
            new BaselineResult(
                length,
                Measure(mean),
                Measure(persistence),
                Measure(autoregressive),
                Measure(arStarPredictions),
                lines.ArStar.Order,
                Measure(Units(lines.PredictByRidge(series))),
                lines.Ridge.Line.Order,
                lines.Ridge.Penalty
            )
            {
                ValidationErrors = series.Split.ValidationRows > 0 ? [.. lines.ArStar.Errors] : [],
            },
            [.. arStarPredictions.Take(PredictedRows)],
            Errors.SquaredOfTestRows(series, target, arStarPredictions)
        );
    }

    /// <summary>A model's squared errors beside AR*'s.</summary>
    /// <param name="series">The windows of the test rows.</param>
    /// <param name="target">The target's column.</param>
    /// <param name="predicted">The model's value for each test window, in the target's unit.</param>
    public PairedErrors Beside(SplitSeries series, int target, double[] predicted) =>
        PairedErrors.Create(Errors.SquaredOfTestRows(series, target, predicted), ArStarErrors);
}
