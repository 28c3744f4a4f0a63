namespace GearSweep.Shared.Results;

/// <summary>
/// Configurations that are as good as the best one at a condition: the 95 % interval of the difference of their test
/// errors contains 0.
/// </summary>
/// <param name="Others">How many besides the best.</param>
/// <param name="Smallest">The one with the fewest weights among them and the best.</param>
/// <param name="Fastest">The one with the shortest training among them and the best.</param>
[GenerateSerializer, Immutable]
public sealed record SimilarConfigurations(int Others, SimilarConfiguration Smallest, SimilarConfiguration Fastest);
