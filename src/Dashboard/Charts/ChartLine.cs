namespace GearSweep.Dashboard.Charts;

/// <summary>How a line of a chart looks; its points travel apart, in a <see cref="ChartBatch"/>.</summary>
/// <param name="Id">Unique within the chart.</param>
/// <param name="Name">In the legend and in the tooltip.</param>
/// <param name="Colour">A colour that is readable on light and dark, from <see cref="Palette"/>.</param>
public sealed record ChartLine(string Id, string Name, string Colour)
{
    /// <summary>
    /// Lines of one group are lit together when one of them is pointed at; the id that a click reports.
    /// </summary>
    public string Group { get; init; } = Id;

    /// <summary>In pixels.</summary>
    public double Width { get; init; } = 1.5;

    /// <summary>Grey until it is pointed at.</summary>
    public bool Muted { get; init; }

    /// <summary>Dashed instead of solid.</summary>
    public bool Dashed { get; init; }

    /// <summary>Points without a line between them.</summary>
    public bool Points { get; init; }
}
