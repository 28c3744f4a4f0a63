using GearSweep.Dashboard.Charts;
using GearSweep.Dashboard.Formatting;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Text;

namespace GearSweep.Dashboard.Data;

/// <summary>
/// One channel's chart. Each has a scale of its own: the channels' means may lie further apart than any ever moves.
/// </summary>
/// <param name="Title">What it is and its name, e.g. <c>Target a4</c>.</param>
/// <param name="Heading">Its name with the unit that is shown.</param>
/// <param name="Values">Its samples in that unit.</param>
/// <param name="Digits">Digits after the point that tell samples apart.</param>
/// <param name="Options">The axes.</param>
/// <param name="Data">The line.</param>
internal sealed record TraceChart(
    string Title,
    string Heading,
    double[] Values,
    int Digits,
    ChartOptions Options,
    ChartBatch Data
)
{
    private const int SignificantOfRange = 4;

    public static TraceChart From(
        Trace trace,
        bool isTarget,
        Waveform waveform,
        RowWindow window,
        IReadOnlyList<ChartArea> areas
    )
    {
        var name = Shown.Shorten(trace.Channel.Name);
        var scale = UnitScale.For(trace.Channel.Unit, trace.Values);
        var values = scale.Of(trace.Values);
        return new TraceChart(
            $"{(isTarget ? "Target" : "Input")} {name}",
            scale.Head(name),
            values,
            Decimals.For(values.Length == 0 ? 0 : values.Max() - values.Min(), SignificantOfRange),
            new ChartOptions
            {
                X = $"row of the segment ({Figures.Format(waveform.SamplePeriodSeconds * 1e3)} ms each)",
                Y = scale.Head(name),
                XMin = window.First,
                XMax = Math.Max(window.First + 1, window.End - 1),
                Areas = areas,
            },
            new ChartBatch().Add(
                new ChartLine(name, name, Palette.At(isTarget ? 4 : 3)) { Width = 1 },
                [.. waveform.Row.Select(row => (double)row)],
                values
            )
        );
    }
}
