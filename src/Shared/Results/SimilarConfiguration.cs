using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Results;

/// <summary>One of the configurations that are as good as the best at a condition.</summary>
/// <param name="Trial">Its repeat with the least metric.</param>
/// <param name="Configuration">The configuration.</param>
/// <param name="Weights">Numbers that its model learns.</param>
/// <param name="Seconds">Mean training time of its completed repeats.</param>
[GenerateSerializer, Immutable]
public sealed record SimilarConfiguration(int Trial, Configuration Configuration, long Weights, double Seconds);
