using System.Globalization;

namespace GearSweep.Shared.Specification;

/// <summary>The number of trials of a sweep, and its bound.</summary>
public static class TrialBudget
{
    /// <summary>
    /// Configurations × conditions × repeats; <see cref="long.MaxValue"/> when there are more than that.
    /// </summary>
    public static long Count(SweepSpec spec, int conditions) =>
        (long)
            UInt128.Min(
                (UInt128)SearchSpace.ConfigurationCount(spec) * (UInt128)conditions * (UInt128)spec.Repeats,
                long.MaxValue
            );

    /// <summary>
    /// What is wrong with that number; <see langword="null"/> when nothing is, or when it cannot be known. A parameter
    /// that has an error counts as one value: whatever was meant, there are no fewer.
    /// </summary>
    internal static string? Check(SpecResult read, int conditions)
    {
        if (read.Readable is not { } spec || read.Wrong.Touch("method", "run_cap", "repeats"))
            return null;
        Parameter[] counted =
        [
            .. spec.Parameters.Where(p =>
                !read.Wrong.Touch($"parameters.{p.Name}") && !SearchSpace.IsEndlessGrid(spec, p)
            ),
        ];
        var trials = Count(spec with { Parameters = counted }, conditions);
        if (trials <= SpecLimits.Trials)
            return null;
        var least =
            counted.Length < spec.Parameters.Count || read.Wrong.Touch("parameters", "conditions") ? "at least " : "";
        var count = trials == long.MaxValue ? "more than 9·10¹⁸" : trials.ToString("#,0", CultureInfo.InvariantCulture);
        return $"this makes {least}{count} trials; {SpecLimits.Trials:#,0} at most are expected: set run_cap, or list fewer values";
    }
}
