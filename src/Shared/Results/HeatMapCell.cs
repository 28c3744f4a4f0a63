namespace GearSweep.Shared.Results;

/// <summary>One configuration at one condition, over its completed seeds.</summary>
/// <param name="Trial">The repeat with the least metric.</param>
/// <param name="Seeds">How many repeats have completed, each with a seed of its own.</param>
/// <param name="Metric">Mean of the metric (mean squared error, scaled).</param>
/// <param name="TestRmse">Mean test RMSE, scaled.</param>
/// <param name="TestRmseUnits">Mean test RMSE in the target's unit.</param>
/// <param name="TestRmseStd">Sample standard deviation of the scaled test RMSE; <see langword="null"/> for fewer than
/// two.</param>
/// <param name="Skill">1 − mean test RMSE / AR*'s; <see langword="null"/> where AR* makes no error.</param>
/// <param name="SkillLow">The lower end of its 95 % interval; <see langword="null"/> for fewer than two seeds.</param>
/// <param name="SkillHigh">The upper end.</param>
/// <param name="Best">Whether the metric prefers this configuration at this condition.</param>
[GenerateSerializer, Immutable]
public sealed record HeatMapCell(
    int Trial,
    int Seeds,
    double Metric,
    double TestRmse,
    double TestRmseUnits,
    double? TestRmseStd,
    double? Skill,
    double? SkillLow,
    double? SkillHigh,
    bool Best
)
{
    /// <summary>What the skill says.</summary>
    public SkillVerdict Verdict => SkillVerdicts.For(Skill, SkillLow, SkillHigh, Seeds);
}
