using Orleans.GrainDirectory;

namespace GearSweep.Grains.Placement;

/// <summary>
/// A directory that has no entries: where a grain of ours lives follows from the membership, which every silo has, and
/// is looked up nowhere. A directory's entry would lie on a third silo, and a call between two that hear each other
/// would wait for it when that one is not heard.
/// </summary>
internal sealed class NoDirectory : IGrainDirectory
{
    /// <summary>Its name in <see cref="GrainDirectoryAttribute"/>.</summary>
    public const string Name = "none";

    /// <inheritdoc/>
    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(address);

    /// <inheritdoc/>
    public Task Unregister(GrainAddress address) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult<GrainAddress?>(null);

    /// <inheritdoc/>
    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;
}
