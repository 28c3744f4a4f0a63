namespace GearSweep.Shared.Results;

/// <summary>One configuration at one condition, over its completed repeats.</summary>
/// <param name="Trial">The repeat with the least metric.</param>
/// <param name="Repeats">How many have completed.</param>
/// <param name="Metric">Mean of the metric (mean squared error, scaled).</param>
/// <param name="TestRmse">Mean test RMSE, scaled.</param>
/// <param name="TestRmseUnits">Mean test RMSE in the target's unit.</param>
/// <param name="TestRmseStd">Sample standard deviation of the scaled test RMSE; <see langword="null"/> for fewer than
/// two.</param>
/// <param name="Skill">1 − mean test RMSE / AR*'s.</param>
/// <param name="Best">Whether the metric prefers this configuration at this condition.</param>
[GenerateSerializer, Immutable]
public sealed record HeatMapCell(
    int Trial,
    int Repeats,
    double Metric,
    double TestRmse,
    double TestRmseUnits,
    double? TestRmseStd,
    double? Skill,
    bool Best
);
