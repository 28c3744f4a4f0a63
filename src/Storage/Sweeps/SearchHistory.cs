using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;

namespace GearSweep.Storage.Sweeps;

/// <summary>All that a sweep's search has seen and decided.</summary>
/// <param name="Sweep">The sweep.</param>
/// <param name="Decisions">Its decisions, in their order.</param>
/// <param name="Shown">The epochs that its trials have shown, in the order in which they were stored.</param>
public sealed record SearchHistory(
    StoredSweep Sweep,
    IReadOnlyList<StoredDecision> Decisions,
    IReadOnlyList<ShownEpoch> Shown
);
