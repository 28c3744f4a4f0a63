using GearSweep.Shared.Trials;
using GearSweep.Training.Series;

namespace GearSweep.Training.Metrics;

/// <summary>How far predictions are from the truth.</summary>
internal static class Errors
{
    /// <summary>Σ(ŷ − y)² / n.</summary>
    /// <param name="truth">y; at least one value.</param>
    /// <param name="predicted">ŷ, as many.</param>
    public static double MeanSquared(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
            sum += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
        return sum / truth.Length;
    }

    /// <summary>Σ|ŷ − y| / n.</summary>
    /// <param name="truth">y; at least one value.</param>
    /// <param name="predicted">ŷ, as many.</param>
    public static double MeanAbsolute(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++)
            sum += Math.Abs(predicted[i] - truth[i]);
        return sum / truth.Length;
    }

    /// <summary>
    /// 1 − Σ(ŷ − y)² / Σ(ȳ − y)²; <see langword="null"/> where the truth is constant but for rounding.
    /// </summary>
    /// <param name="truth">y; at least one value.</param>
    /// <param name="predicted">ŷ, as many.</param>
    public static double? R2(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        var mean = 0.0;
        foreach (var y in truth)
            mean += y / truth.Length;
        var variance = 0.0;
        foreach (var y in truth)
            variance += (y - mean) * (y - mean) / truth.Length;
        return Math.Sqrt(variance) > Resolution(truth) ? 1 - MeanSquared(truth, predicted) / variance : null;
    }

    /// <summary>All errors of predictions of the target.</summary>
    /// <param name="scaler">Which gives the scale.</param>
    /// <param name="target">The target's column.</param>
    /// <param name="truth">The target in its unit.</param>
    /// <param name="predicted">The target as predicted, in its unit.</param>
    public static ErrorMetrics Measure(ColumnScaler scaler, int target, double[] truth, double[] predicted)
    {
        double Scaled(double value) => scaler.Transform(value, target);
        double[] scaledTruth = [.. truth.Select(Scaled)],
            scaledPredicted = [.. predicted.Select(Scaled)];
        var rmse = Math.Sqrt(MeanSquared(truth, predicted));
        if (rmse <= Resolution(truth))
            return new ErrorMetrics(0, 0, R2(truth, predicted), 0, 0);
        return new ErrorMetrics(
            Rmse: Math.Sqrt(MeanSquared(scaledTruth, scaledPredicted)),
            Mae: MeanAbsolute(scaledTruth, scaledPredicted),
            R2: R2(truth, predicted),
            RmseUnits: rmse,
            MaeUnits: MeanAbsolute(truth, predicted)
        );
    }

    /// <summary>(ŷ − y)² of each test row, scaled; 0 where no window predicts it.</summary>
    /// <param name="series">The windows of the test rows.</param>
    /// <param name="target">The target's column.</param>
    /// <param name="predicted">A value for each test window, in the target's unit.</param>
    public static double[] SquaredOfTestRows(SplitSeries series, int target, double[] predicted)
    {
        var truth = series.TestTruth;
        var squared = new double[series.Split.TestRows];
        for (var i = 0; i < predicted.Length; i++)
        {
            var error = series.Scaler.Transform(predicted[i], target) - series.Scaler.Transform(truth[i], target);
            squared[series.TestRowOf(i)] = error * error;
        }

        return squared;
    }

    /// <summary>What is rounding alone beside values of this magnitude.</summary>
    private static double Resolution(ReadOnlySpan<double> truth)
    {
        const double Rounding = 1e-12;
        var greatest = 0.0;
        foreach (var y in truth)
            greatest = Math.Max(greatest, Math.Abs(y));
        return Rounding * greatest;
    }
}
