using Orleans.Metadata;

namespace GearSweep.Grains.Placement;

/// <summary>
/// Places grains by a rule, on which all silos agree without asking each other (see <see cref="NoDirectory"/>).
/// </summary>
internal abstract class WithoutDirectory : PlacementStrategy
{
    /// <inheritdoc/>
    public override bool IsUsingGrainDirectory => false;

    /// <inheritdoc/>
    public override void PopulateGrainProperties(
        IServiceProvider services,
        Type grainClass,
        GrainType grainType,
        Dictionary<string, string> properties
    )
    {
        base.PopulateGrainProperties(services, grainClass, grainType, properties);
        properties[WellKnownGrainTypeProperties.GrainDirectory] = NoDirectory.Name;
    }
}
