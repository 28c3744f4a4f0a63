namespace GearSweep.Grains.Placement;

/// <summary>What grains that are <see cref="OnLeader"/> have in common.</summary>
internal static class LeaderGrains
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Ends an activation when its silo leads no longer, for what it remembers grows old then. Where two silos see the membership differently for a moment,
    /// there may be two activations as long; the store keeps them apart.
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
