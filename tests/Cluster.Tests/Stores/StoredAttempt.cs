using GearSweep.Shared.Trials;

namespace GearSweep.Cluster.Tests.Stores;

/// <summary>An attempt as the store has it.</summary>
/// <param name="Trial">Number of its trial.</param>
/// <param name="Number">From 1.</param>
/// <param name="FirstEpoch">The epoch that it began with.</param>
/// <param name="End">How it ended; <see langword="null"/> if it has not.</param>
internal sealed record StoredAttempt(int Trial, int Number, int FirstEpoch, AttemptEnd? End);
