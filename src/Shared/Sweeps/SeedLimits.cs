namespace GearSweep.Shared.Sweeps;

/// <summary>Bounds of the seeds that are added to a configuration.</summary>
public static class SeedLimits
{
    /// <summary>At once.</summary>
    public const int Most = 100;

    /// <summary>What pages offer: with one seed before there are four, with three before there are six.</summary>
    public const int Usual = 3;
}
