using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;

namespace GearSweep.Search;

/// <summary>
/// All that samplers and pruners decide by. The same state always leads to the same decision, so a decision can be
/// repeated from the stored history.
/// </summary>
/// <param name="Spec">The specification.</param>
/// <param name="Proposed">Configurations that were proposed before.</param>
public sealed record SearchState(SweepSpec Spec, int Proposed)
{
    /// <summary>What the trials have shown, in the order in which it was stored.</summary>
    public IReadOnlyList<Observation> History { get; init; } = [];
}
