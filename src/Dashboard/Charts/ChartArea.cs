namespace GearSweep.Dashboard.Charts;

/// <summary>A part of a chart along x, lightly shaded.</summary>
/// <param name="Name">Written at its top.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Colour">A colour from <see cref="Palette"/>.</param>
public sealed record ChartArea(string Name, double From, double To, string Colour);
