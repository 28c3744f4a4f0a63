using Orleans.Runtime.Placement;

namespace GearSweep.Grains.Placement;

/// <summary>Finds the silo of a grain that is <see cref="OnLeader"/>.</summary>
internal sealed class LeaderDirector(Leadership leadership) : IPlacementDirector
{
    /// <inheritdoc/>
    /// <exception cref="OrleansException">No head is active.</exception>
    public Task<SiloAddress> OnAddActivation(
        PlacementStrategy strategy,
        PlacementTarget target,
        IPlacementContext context
    ) =>
        leadership.Leader is { } leader
            ? Task.FromResult(leader)
            : throw new OrleansException("no head of this cluster is active");
}
