using MathNet.Numerics.Statistics;

namespace GearSweep.Training.Generation;

/// <summary>
/// Puts a computed signal where a sensor would: around its mean, with its spread, on the steps of its converter.
/// </summary>
internal static class SensorGrid
{
    /// <summary>A step of the converter in units of 1e-7 mm: 0.0001642 mm.</summary>
    public const int Step = 1_642;

    /// <summary>Units in a millimetre.</summary>
    public const int UnitsPerMillimetre = 10_000_000;

    /// <summary>The sensor's range in millimetres: 0 up to but without 10.</summary>
    private const long LastStep = (10L * UnitsPerMillimetre / Step) - 1;

    /// <summary>Shifts, stretches and rounds.</summary>
    /// <param name="signal">The signal, in any unit.</param>
    /// <param name="mean">Mean in mm.</param>
    /// <param name="std">Standard deviation in mm.</param>
    /// <param name="units">Receives the values in units of 1e-7 mm, multiples of <see cref="Step"/>.</param>
    public static void Place(double[] signal, double mean, double std, Span<int> units)
    {
        var (signalMean, signalStd) = ArrayStatistics.MeanStandardDeviation(signal);
        var stretch = signalStd > 0 ? std / signalStd : 0; // NaN for a single row: it lies at the mean.
        for (var i = 0; i < units.Length; i++)
        {
            var millimetres = mean + (stretch * (signal[i] - signalMean));
            var step = (long)Math.Round(millimetres * UnitsPerMillimetre / Step);
            units[i] = (int)(Math.Clamp(step, 0, LastStep) * Step);
        }
    }
}
