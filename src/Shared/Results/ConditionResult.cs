using GearSweep.Shared.Datasets;
using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>What a sweep found at one condition: a cell of the condition grid.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Trials">Trials at this condition.</param>
/// <param name="Completed">Those that completed.</param>
/// <param name="Best">The configuration that the metric prefers; <see langword="null"/> before one has
/// completed.</param>
/// <param name="Baselines">
/// Baselines on the same test rows, with the best trial's window length (the shortest one's before there is a best);
/// <see langword="null"/> before one trial has completed.
/// </param>
/// <param name="BestSoFar">The least metric so far, after each trial that completed, in the order of their ends:
/// thinned to 100 points at most.</param>
[GenerateSerializer, Immutable]
public sealed record ConditionResult(
    OperatingCondition Condition,
    int Trials,
    int Completed,
    BestTrial? Best,
    BaselineResult? Baselines,
    IReadOnlyList<double> BestSoFar
)
{
    /// <summary>Whether the target has one value in all rows, so that there is nothing to predict.</summary>
    [Id(0)]
    public bool HasConstantTarget { get; init; }

    /// <summary>Configurations of which a seed has completed here: out of how many the best was chosen.</summary>
    [Id(2)]
    public int Configurations { get; init; }

    /// <summary>
    /// Which configurations are as good as the best; <see langword="null"/> in lists of sweeps, and as long as the best
    /// has fewer than two seeds.
    /// </summary>
    [Id(1)]
    public SimilarConfigurations? Similar { get; init; }

    /// <summary>How many other configurations are as good as the best; <see langword="null"/> where not known.</summary>
    public int? AsGoodAsBest => Similar?.Others;

    /// <summary>Skill of the best configuration, see <see cref="BestTrial.Skill"/>.</summary>
    public double? Skill => Best?.Skill;
}
