namespace GearSweep.Shared.Specification;

/// <summary>The number of trials of a sweep, and its bound.</summary>
public static class TrialBudget
{
    /// <summary>Configurations × conditions × repeats; <see cref="long.MaxValue"/> when there are more than that.</summary>
    public static long Count(SweepSpec spec, int conditions) =>
        (long)UInt128.Min((UInt128)SearchSpace.ConfigurationCount(spec) * (UInt128)conditions * (UInt128)spec.Repeats, long.MaxValue);

    /// <summary>What is wrong with that number; <see langword="null"/> when nothing is.</summary>
    internal static string? Check(SweepSpec spec, int conditions)
    {
        var trials = Count(spec, conditions);
        if (trials <= SpecLimits.Trials) return null;
        var count = trials == long.MaxValue ? "more than 9·10¹⁸" : trials.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);
        return $"this makes {count} trials; {SpecLimits.Trials:#,0} at most are expected: set run_cap, or list fewer values";
    }
}
