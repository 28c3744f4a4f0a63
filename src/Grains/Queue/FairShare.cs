namespace GearSweep.Grains.Queue;

/// <summary>
/// Which sweep is served next: that of the highest priority, of those the one with the fewest running trials for its weight, and among equals the one
/// that has been given the least so far (stride scheduling: Waldspurger and Weihl 1995), so that a single slot is shared by weight too.
/// </summary>
internal static class FairShare
{
    /// <summary>The sweeps in the order in which they are asked for a trial.</summary>
    public static IEnumerable<SweepShare> Order(IEnumerable<SweepShare> sweeps) => sweeps
        .Where(s => s.Demand.Sharing.MaxRunning is not { } most || s.Demand.Running < most)
        .OrderByDescending(s => s.Demand.Sharing.Priority)
        .ThenBy(s => s.Load)
        .ThenBy(s => s.Pass)
        .ThenBy(s => s.Sweep);

    /// <summary>Where a sweep begins that comes anew: level with the one that has had the least, so that it need not catch up with what was before it.</summary>
    public static double FirstPass(IReadOnlyCollection<SweepShare> others) => others.Count == 0 ? 0 : others.Min(s => s.Pass);
}
