using System.Globalization;
using System.Text;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Launch;

/// <summary>A waveform as the <c>points</c> of an SVG polyline, small enough for a tile.</summary>
internal static class WaveformPath
{
    /// <summary>Spreads the last channel over a box, around its own middle.</summary>
    /// <param name="waveform">The points.</param>
    /// <param name="range">What the box's height stands for: one for all tiles, so that conditions compare.</param>
    /// <param name="width">Of the box.</param>
    /// <param name="height">Of the box.</param>
    public static string For(Waveform waveform, double range, double width, double height)
    {
        if (waveform.Row.Length < 2 || !(range > 0))
            return "";
        double first = waveform.Row[0],
            rows = waveform.Row[^1] - first;
        var values = waveform.Traces[^1].Values;
        var middle = (values.Min() + values.Max()) / 2;
        var text = new StringBuilder();
        for (var i = 0; i < waveform.Row.Length; i++)
        {
            var x = width * (waveform.Row[i] - first) / rows;
            var y = height * (0.5 - (values[i] - middle) / range);
            text.Append(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#} ");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>The largest spread of the last channel among some waveforms, in its unit; 0 for none.</summary>
    public static double LargestRange(IEnumerable<Waveform> waveforms) =>
        waveforms
            .Select(w => w.Traces[^1].Values)
            .Where(values => values.Length > 0)
            .Select(values => values.Max() - values.Min())
            .DefaultIfEmpty()
            .Max();
}
