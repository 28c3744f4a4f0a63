using GearSweep.Shared.Trials;

namespace GearSweep.Scheduling.Sweeps;

/// <summary>What a sweep has for a worker now.</summary>
/// <param name="Kind">A trial, nothing, or nothing until the store was asked.</param>
/// <param name="Trial">The trial; <see langword="null"/> with the other kinds.</param>
public readonly record struct Offer(OfferKind Kind, QueuedTrial? Trial)
{
    /// <summary>Nothing for this worker.</summary>
    public static readonly Offer Nothing = new(OfferKind.Nothing, null);

    /// <summary>The store may have trials that are not known here.</summary>
    public static readonly Offer NeedsTrials = new(OfferKind.NeedsTrials, null);

    /// <summary>A trial.</summary>
    public static Offer From(QueuedTrial trial) => new(OfferKind.Trial, trial);
}
