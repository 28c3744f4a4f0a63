namespace GearSweep.Grains.Queue;

/// <summary>Which sweep is served next: the one with the fewest running trials, of those the one that was served longest ago.</summary>
internal static class FairShare
{
    /// <summary>The sweeps in the order in which they are asked for a trial.</summary>
    public static IEnumerable<SweepShare> Order(IEnumerable<SweepShare> sweeps) =>
        sweeps.OrderBy(s => s.Running).ThenBy(s => s.Served).ThenBy(s => s.Sweep);
}
