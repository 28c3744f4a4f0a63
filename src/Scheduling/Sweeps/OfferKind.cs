namespace GearSweep.Scheduling.Sweeps;

/// <summary>The kinds of <see cref="Offer"/>.</summary>
public enum OfferKind
{
    /// <summary>Nothing for this worker.</summary>
    Nothing,

    /// <summary>The store is to be asked for waiting trials, or the sampler for new ones.</summary>
    NeedsTrials,

    /// <summary>A trial.</summary>
    Trial,
}
