namespace GearSweep.Training.Datasets;

/// <summary>Where rows that follow each other in time are no longer consecutive samples.</summary>
/// <param name="Missing">Rows that may be missing between two without a cut.</param>
/// <param name="Jitter">How many sample periods a step may be longer than it should.</param>
internal sealed record GapRule(int Missing = 0, double Jitter = 0.5)
{
    /// <summary>Half a period, and no row missing.</summary>
    public static GapRule Usual { get; } = new();

    /// <summary>The longest step between consecutive samples, in sample periods.</summary>
    public double LongestStep => Missing + 1 + Jitter;
}
