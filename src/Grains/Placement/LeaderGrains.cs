namespace GearSweep.Grains.Placement;

/// <summary>What grains that are <see cref="OnLeader"/> have in common.</summary>
internal static class LeaderGrains
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Ends an activation when its silo leads no longer, for what it remembers grows old then. A silo that is cut off may take itself for the leader until it
    /// reads the membership again, and as long there are two: the store refuses what is not true any more, and an activation that does not know what the store
    /// knows ends.
    /// </summary>
    public static void EndWith(this Grain grain, Leadership leadership) => grain.RegisterGrainTimer(
        () =>
        {
            if (!leadership.IsHere) grain.DeactivateOnIdle();
            return Task.CompletedTask;
        },
        Interval,
        Interval);
}
