using GearSweep.Shared.Grains;
using Orleans.Runtime.Placement;

namespace GearSweep.Grains.Placement;

/// <summary>
/// Finds the silo of a grain that is <see cref="OnNamedSilo"/>. A call to one that is gone fails at once.
/// </summary>
internal sealed class NamedSiloDirector : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context
    ) => Task.FromResult(SiloAddress.FromParsableString(TrialKeys.SiloOf(target.GrainIdentity.Key.ToString()!)));
}
