using GearSweep.Shared.Configurations;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>
/// The best configuration at a condition: the one whose metric, averaged over its completed seeds, is least. No test
/// error takes part in the choice.
/// </summary>
/// <param name="Number">Its trial with the least metric.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Metric">The metric of that trial (mean squared error, scaled).</param>
/// <param name="ValidationRmse">That trial's validation error, scaled; <see langword="null"/> without validation
/// rows.</param>
/// <param name="Test">That trial's test errors.</param>
/// <param name="Seeds">Completed repeats of the configuration at this condition, each with a seed of its own.</param>
/// <param name="TestRmse">Mean of the scaled test RMSE over the seeds.</param>
/// <param name="TestRmseUnits">The same in the target's unit.</param>
/// <param name="TestRmseStd">Sample standard deviation of the scaled test RMSE over the seeds; <see langword="null"/>
/// for fewer than two.</param>
/// <param name="Skill">Mean over the seeds of 1 − test RMSE / AR*'s; <see langword="null"/> where AR* makes no
/// error.</param>
/// <param name="SkillLow">The lower end of the skill's 95 % interval, over seeds and test rows;
/// <see langword="null"/> for fewer than two seeds.</param>
/// <param name="SkillHigh">The upper end.</param>
[GenerateSerializer, Immutable]
public sealed record BestTrial(
    int Number,
    Configuration Configuration,
    double Metric,
    double? ValidationRmse,
    ErrorMetrics Test,
    int Seeds,
    double TestRmse,
    double TestRmseUnits,
    double? TestRmseStd,
    double? Skill,
    double? SkillLow,
    double? SkillHigh
)
{
    /// <summary>What the skill says.</summary>
    public SkillVerdict Verdict => SkillVerdicts.For(Skill, SkillLow, SkillHigh, Seeds);

    /// <summary>The skill of each seed, in the order of the repeats.</summary>
    [Id(0)]
    public IReadOnlyList<double> SeedSkills { get; init; } = [];

    /// <summary>Mean training time of a seed.</summary>
    [Id(1)]
    public double Seconds { get; init; }
}
