namespace GearSweep.Scheduling;

/// <summary>
/// Which sweep is served next: that of the highest priority, of those the one with the fewest running trials for its
/// weight, and among equals the one that has been given the least so far (stride scheduling: Waldspurger and Weihl
/// 1995), so that a single slot is shared by weight too.
/// </summary>
public static class FairSharePolicy
{
    /// <summary>
    /// The sweeps in the order in which they are asked for a trial; those at their limit are not asked.
    /// </summary>
    public static IEnumerable<SweepLoad> Order(IEnumerable<SweepLoad> sweeps) =>
        sweeps
            .Where(s => !s.IsAtItsLimit)
            .OrderByDescending(s => s.Sharing.Priority)
            .ThenBy(s => s.PerWeight)
            .ThenBy(s => s.Pass)
            .ThenBy(s => s.Sweep);

    /// <summary>
    /// Where a sweep goes on that had nothing to give for a while: level with the one that has had the least, so that
    /// it need not catch up.
    /// </summary>
    /// <param name="own">Its own pass.</param>
    /// <param name="others">The passes of the sweeps that have trials to give.</param>
    public static double Enter(double own, IReadOnlyCollection<double> others) =>
        others.Count == 0 ? own : Math.Max(own, others.Min());
}
