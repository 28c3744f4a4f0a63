namespace GearSweep.Shared.Results;

/// <summary>How a verdict follows from a skill, and how people read it.</summary>
public static class SkillVerdicts
{
    /// <summary>What a skill over seeds says; only an interval without 0 separates a configuration from AR*.</summary>
    /// <param name="mean">Mean over the seeds; <see langword="null"/> where AR* makes no error.</param>
    /// <param name="low">The lower end of its interval; <see langword="null"/> with one seed, or too few test
    /// rows.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="seeds">How many seeds.</param>
    public static SkillVerdict For(double? mean, double? low, double? high, int seeds) =>
        (mean, low, high) switch
        {
            (null or double.NaN, _, _) => SkillVerdict.NotComparable,
            _ when seeds < 2 => SkillVerdict.OneSeed,
            (_, > 0, _) => SkillVerdict.Beats,
            (_, _, < 0) => SkillVerdict.Loses,
            _ => SkillVerdict.NotSeparable,
        };

    /// <summary>The skill where it beats AR* or loses to it; <see langword="null"/> where that is open.</summary>
    public static double? Decided(this BestTrial? best) => best is null ? null : Decided(best.Verdict, best.Skill);

    /// <inheritdoc cref="Decided(BestTrial)"/>
    public static double? Decided(this HeatMapCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Decided(cell.Verdict, cell.Skill);
    }

    private static double? Decided(SkillVerdict verdict, double? skill) =>
        verdict is SkillVerdict.Beats or SkillVerdict.Loses ? skill : null;

    /// <summary>The verdict on a configuration in two to five words.</summary>
    public static string ToWords(this BestTrial best)
    {
        ArgumentNullException.ThrowIfNull(best);
        return best is { Verdict: SkillVerdict.NotSeparable, SkillLow: null }
            ? "too few test rows to tell"
            : best.Verdict.ToWords();
    }

    /// <summary>The verdict in two to five words.</summary>
    public static string ToWords(this SkillVerdict verdict) =>
        verdict switch
        {
            SkillVerdict.Beats => "beats AR*",
            SkillVerdict.Loses => "loses to AR*",
            SkillVerdict.NotSeparable => "not separable",
            SkillVerdict.OneSeed => "one seed: no verdict yet",
            _ => "not comparable",
        };
}
