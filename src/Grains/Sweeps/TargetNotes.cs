using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;

namespace GearSweep.Grains.Sweeps;

/// <summary>What is to be said of targets before anything is trained on them.</summary>
internal static class TargetNotes
{
    /// <summary>
    /// A sentence for each segment whose target has one value in all rows, as that of a dead or saturated sensor.
    /// </summary>
    public static IEnumerable<string> For(IEnumerable<SegmentData> segments) =>
        segments
            .Where(s => s.HasConstantTarget)
            .Select(s => UndefinedFigures.OfConstantTarget(s.Condition, s.Channels[^1].Name));
}
