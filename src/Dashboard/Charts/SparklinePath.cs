using System.Globalization;
using System.Text;

namespace GearSweep.Dashboard.Charts;

/// <summary>The points of a sparkline, as SVG's <c>points</c> attribute writes them.</summary>
internal static class SparklinePath
{
    /// <summary>
    /// Spreads values over a box, the least at the bottom; the path holds its level until the next value, as a
    /// best-so-far does.
    /// </summary>
    /// <param name="values">At least two, all finite; else the result is empty.</param>
    /// <param name="width">Of the box.</param>
    /// <param name="height">Of the box.</param>
    public static string Steps(IReadOnlyList<double> values, double width, double height)
    {
        if (values.Count < 2 || values.Any(v => !double.IsFinite(v)))
            return "";
        double least = values.Min(),
            range = values.Max() - least;
        var text = new StringBuilder();
        for (var i = 0; i < values.Count; i++)
        {
            var x = width * i / (values.Count - 1);
            var y = range == 0 ? height / 2 : height * (1 - (values[i] - least) / range);
            if (i > 0)
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{x:0.#},{height * (range == 0 ? 0.5 : 1 - (values[i - 1] - least) / range):0.#} "
                );
            text.Append(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#} ");
        }

        return text.ToString().TrimEnd();
    }
}
