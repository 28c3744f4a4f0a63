namespace GearSweep.Shared.Sweeps;

/// <summary>Where a sweep's best configurations cannot be told from AR* yet.</summary>
/// <param name="NextNumber">The number after that of the last trial.</param>
/// <param name="Configurations">One for each such condition, in grid order.</param>
public sealed record UndecidedSweep(int NextNumber, IReadOnlyList<UndecidedConfiguration> Configurations);
