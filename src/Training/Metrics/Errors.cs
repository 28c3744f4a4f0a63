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
        for (var i = 0; i < truth.Length; i++) sum += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
        return sum / truth.Length;
    }

    /// <summary>Σ|ŷ − y| / n.</summary>
    /// <param name="truth">y; at least one value.</param>
    /// <param name="predicted">ŷ, as many.</param>
    public static double MeanAbsolute(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        var sum = 0.0;
        for (var i = 0; i < truth.Length; i++) sum += Math.Abs(predicted[i] - truth[i]);
        return sum / truth.Length;
    }

    /// <summary>1 − Σ(ŷ − y)² / Σ(ȳ − y)²; where the truth is constant, 1 for a perfect prediction and 0 for any other (scikit-learn's convention).</summary>
    /// <param name="truth">y; at least one value.</param>
    /// <param name="predicted">ŷ, as many.</param>
    public static double R2(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted)
    {
        var mean = 0.0;
        foreach (var y in truth) mean += y / truth.Length;
        var variance = 0.0;
        foreach (var y in truth) variance += (y - mean) * (y - mean) / truth.Length;
        var error = MeanSquared(truth, predicted);
        return variance > 0 ? 1 - error / variance : error == 0 ? 1 : 0;
    }

    /// <summary>All errors of predictions of the target.</summary>
    /// <param name="scaler">Which gives the scale.</param>
    /// <param name="target">The target's column.</param>
    /// <param name="truth">The target in its unit.</param>
    /// <param name="predicted">The target as predicted, in its unit.</param>
    public static ErrorMetrics Measure(MinMaxScaler scaler, int target, double[] truth, double[] predicted)
    {
        double Scaled(double value) => scaler.Transform(value, target);
        double[] scaledTruth = [.. truth.Select(Scaled)], scaledPredicted = [.. predicted.Select(Scaled)];
        return new ErrorMetrics(
            Rmse: Math.Sqrt(MeanSquared(scaledTruth, scaledPredicted)),
            Mae: MeanAbsolute(scaledTruth, scaledPredicted),
            R2: R2(truth, predicted),
            RmseUnits: Math.Sqrt(MeanSquared(truth, predicted)),
            MaeUnits: MeanAbsolute(truth, predicted));
    }
}
