namespace GearSweep.Dashboard.Charts;

/// <summary>The axes of a chart and what else does not change with its points.</summary>
public sealed record ChartOptions
{
    /// <summary>Name of the horizontal axis, with its unit.</summary>
    public required string X { get; init; }

    /// <summary>Name of the vertical axis, with its unit.</summary>
    public required string Y { get; init; }

    /// <summary>Logarithmic vertical axis; values that are not above 0 leave a gap.</summary>
    public bool LogY { get; init; }

    /// <summary>Names of the lines above the chart.</summary>
    public bool Legend { get; init; }

    /// <summary>A slider below the chart, and Ctrl with the wheel, zoom along x.</summary>
    public bool Zoom { get; init; }

    /// <summary>Least x; <see langword="null"/> follows the points.</summary>
    public double? XMin { get; init; }

    /// <summary>Greatest x; <see langword="null"/> follows the points.</summary>
    public double? XMax { get; init; }

    /// <summary>
    /// The least x that the vertical axis fits; what is left of it may lie outside. Where nothing lies beyond it, and
    /// with <see langword="null"/>, all points count.
    /// </summary>
    public double? FitFrom { get; init; }

    /// <summary>Shaded parts along x, with their names.</summary>
    public IReadOnlyList<ChartArea> Areas { get; init; } = [];
}
