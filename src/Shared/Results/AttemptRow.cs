using GearSweep.Shared.Trials;

namespace GearSweep.Shared.Results;

/// <summary>One attempt at a trial.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Silo">Where it ran.</param>
/// <param name="FirstEpoch">The first epoch that it trains (wholly or from a checkpoint within it), from 1.</param>
/// <param name="Started">When it started (UTC).</param>
/// <param name="Ended">When it ended (UTC); <see langword="null"/> while it runs.</param>
/// <param name="End">How it ended; <see langword="null"/> while it runs.</param>
/// <param name="Message">Why, where there is something to say.</param>
[GenerateSerializer, Immutable]
public sealed record AttemptRow(
    int Number,
    string Silo,
    int FirstEpoch,
    DateTimeOffset Started,
    DateTimeOffset? Ended,
    AttemptEnd? End,
    string? Message
);
