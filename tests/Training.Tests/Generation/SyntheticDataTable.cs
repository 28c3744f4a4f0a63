using System.Globalization;

namespace GearSweep.Training.Generation;

/// <summary>The table of docs/synthetic-data.md: what was measured on real rows beside what the generator gives.</summary>
internal static class SyntheticDataTable
{
    /// <summary>What is said of the perceptron, whose last digit may differ from processor to processor.</summary>
    public const string Perceptron = "a small perceptron is better by, %";

    /// <summary>The figures of some rows.</summary>
    /// <param name="rows">Rows of both sensors.</param>
    /// <param name="setPoint">The shaft's set-point in rev/s.</param>
    public static IReadOnlyList<(string Name, string Value)> Figures(SensorPair rows, double setPoint)
    {
        var turns = Spectrum.Strongest(rows.Sensor1, 30 * setPoint * 0.96, 30 * setPoint * 1.04) / 30;
        double[] lines = [.. Spectrum.MeshLines(turns)];
        return
        [
            ("rows", Text(rows.Sensor2.Length, "F0")),
            ("the shaft turns faster than its set-point by, %", Text(100 * (turns / setPoint - 1), "F1")),
            ("mesh lines of sensor1's variance, %", Text(100 * Spectrum.ShareOf(rows.Sensor1, lines), "F0")),
            ("mesh lines of sensor2's variance, %", Text(100 * Spectrum.ShareOf(rows.Sensor2, lines), "F0")),
            ("100 Hz of sensor1's variance, %", Text(100 * Spectrum.ShareOf(rows.Sensor1, 100), "F1")),
            ("lag-1 autocorrelation of sensor1", Text(SensorPair.Lag1(rows.Sensor1), "F2")),
            ("lag-1 autocorrelation of sensor2", Text(SensorPair.Lag1(rows.Sensor2), "F2")),
            ("kurtosis of sensor2", Text(SensorPair.Kurtosis(rows.Sensor2), "F1")),
            ("lags that BIC takes", Text(rows.BicOrder(), "F0")),
            ("AR(7): RMSE ÷ that of the mean", Text(rows.RelativeError(7), "F3")),
            ("AR(64): RMSE ÷ that of the mean", Text(rows.RelativeError(SensorPair.MostLags), "F3")),
            ("AR(64) is better than AR(7) by, %", Text(100 * rows.GainOfLags(), "F1")),
            (Perceptron, Text(100 * SmallPerceptron.Gain(rows), "F1")),
        ];
    }

    private static string Text(double value, string format)
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−');
        return text.TrimStart('−').All(c => c is '0' or '.') ? text.TrimStart('−') : text;
    }
}
