using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Data;

/// <summary>One sensor's chart. Each has a scale of its own: the sensors' means lie further apart than either ever moves.</summary>
/// <param name="Sensor">The column's name.</param>
/// <param name="Values">Its samples (mm).</param>
/// <param name="Options">The axes.</param>
/// <param name="Data">The line.</param>
internal sealed record SensorTrace(string Sensor, double[] Values, ChartOptions Options, ChartBatch Data)
{
    public static SensorTrace Of(
        string sensor, double[] values, string colour, Waveform waveform, RowWindow window, IReadOnlyList<ChartArea> areas) => new(
        sensor,
        values,
        new ChartOptions
        {
            X = $"row of the segment ({Figures.Of(waveform.SamplePeriodSeconds * 1e3)} ms each)",
            Y = $"{sensor} (mm)",
            XMin = window.First,
            XMax = Math.Max(window.First + 1, window.End - 1),
            Areas = areas,
        },
        new ChartBatch().Add(new ChartLine(sensor, sensor, colour) { Width = 1 }, [.. waveform.Row.Select(row => (double)row)], values));
}
