using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;
using GearSweep.Training.Metrics;
using GearSweep.Training.Series;

namespace GearSweep.Training.Baselines;

/// <summary>What a trial's model has to beat: mean, persistence and AR(L), fitted on the train windows and measured on the test rows.</summary>
/// <param name="Result">The three's errors.</param>
/// <param name="Autoregressive">AR(L)'s predictions of the first test rows, <see cref="PredictedRows"/> at most, in mm.</param>
internal sealed record BaselineFit(BaselineResult Result, double[] Autoregressive)
{
    /// <summary>How many test rows are kept for drawing, at most.</summary>
    public const int PredictedRows = 100;

    private const int Sensor1 = (SegmentData.UsualColumns - 1) - 1, Sensor2 = (SegmentData.UsualColumns - 1);

    /// <summary>
    /// Fits and measures. Least squares gives the same predictions in either scale; the scaled columns are well-conditioned whatever the units.
    /// </summary>
    /// <param name="segment">The segment that <paramref name="series"/> was made of.</param>
    /// <param name="series">Its split and windows.</param>
    public static BaselineFit Of(SegmentData segment, SplitSeries series)
    {
        var (split, length, scaler) = (series.Split, series.Length, series.Scaler);
        var firstTest = split.TrainRows + split.ValidationRows;
        double[] Scaled(int column, int first, int end) =>
            [.. Enumerable.Range(first, end - first).Select(row => scaler.Transform(segment.Values[row * SegmentData.UsualColumns + column], column))];
        double[] Units(IEnumerable<double> scaled) => [.. scaled.Select(y => scaler.Inverse(y, Sensor2))];

        double[] trainU = Scaled(Sensor1, 0, split.TrainRows), trainY = Scaled(Sensor2, 0, split.TrainRows);
        double[] testU = Scaled(Sensor1, firstTest - length, split.Rows), testY = Scaled(Sensor2, firstTest - length, split.Rows);
        var mean = Units(Enumerable.Repeat(trainY.Skip(length).Average(), split.TestRows));
        var persistence = Units(testY[(length - 1)..^1]);
        var autoregressive = Units(LaggedRegression.Fit(trainU, trainY, length).Predict(testU, testY));

        ErrorMetrics Measure(double[] predicted) => Errors.Measure(scaler, series.TestTruth, predicted);
        return new BaselineFit(
            new BaselineResult(length, Measure(mean), Measure(persistence), Measure(autoregressive)),
            [.. autoregressive.Take(PredictedRows)]);
    }
}
