using GearSweep.Shared.Configurations;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>
/// The best configuration at a condition: the one whose metric, averaged over its completed repeats, is least. No test
/// error takes part in the choice.
/// </summary>
/// <param name="Number">Its trial with the least metric.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Metric">The metric of that trial (mean squared error, scaled).</param>
/// <param name="ValidationRmse">That trial's validation error, scaled; <see langword="null"/> without validation
/// rows.</param>
/// <param name="Test">That trial's test errors.</param>
/// <param name="Repeats">Completed repeats of the configuration at this condition.</param>
/// <param name="TestRmseStd">Sample standard deviation of the scaled test RMSE over those repeats;
/// <see langword="null"/> for fewer than two.</param>
[GenerateSerializer, Immutable]
public sealed record BestTrial(
    int Number,
    Configuration Configuration,
    double Metric,
    double? ValidationRmse,
    ErrorMetrics Test,
    int Repeats,
    double? TestRmseStd
);
