using GearSweep.Shared.Datasets;

namespace GearSweep.Grains.Sweeps;

/// <summary>What is to be said of targets before anything is trained on them.</summary>
internal static class TargetNotes
{
    /// <summary>A sentence for each segment whose target has one value in all rows, as that of a dead or saturated sensor.</summary>
    public static IEnumerable<string> Of(IEnumerable<SegmentData> segments) => segments
        .Where(HasConstantTarget)
        .Select(s => $"at {s.Condition} the target {s.Channels[^1].Name} is constant: there is nothing to predict, and R² and skill are undefined");

    private static bool HasConstantTarget(SegmentData segment)
    {
        for (var row = 1; row < segment.Rows; row++)
        {
            if (segment.Values[row * segment.Columns + segment.TargetColumn] != segment.Values[segment.TargetColumn]) return false;
        }

        return segment.Rows > 1;
    }
}
