namespace GearSweep.Storage.Schema;

/// <summary>
/// One configuration at one condition, over its completed repeats: what the heat map and "best" read, worked out again
/// by the writer whenever a repeat completes.
/// </summary>
internal sealed class ConfigurationResultEntity
{
    public int SweepId { get; set; }

    public int ConfigurationNumber { get; set; }

    public int ConditionIndex { get; set; }

    /// <summary>The repeat with the least metric.</summary>
    public int Trial { get; set; }

    public int Repeats { get; set; }

    public double? Metric { get; set; }

    public double? TestRmse { get; set; }

    public double? TestRmseUnits { get; set; }

    public double? TestRmseStd { get; set; }

    /// <summary>Mean over the repeats of the skill against AR*.</summary>
    public double? Skill { get; set; }

    /// <summary>The lower end of its 95 % interval; <see langword="null"/> with one repeat.</summary>
    public double? SkillLow { get; set; }

    public double? SkillHigh { get; set; }
}
