using System.Diagnostics.CodeAnalysis;
using Orleans.Runtime.GrainDirectory;

namespace GearSweep.Grains.Placement;

/// <summary>
/// Remembers nothing of where a grain lived: a rule is asked each time (see <see cref="NoDirectory"/>), and what it
/// said before may be over.
/// </summary>
internal sealed class NoCache : IGrainDirectoryCache
{
    /// <inheritdoc/>
    public IEnumerable<(GrainAddress ActivationAddress, int Version)> KeyValues => [];

    /// <inheritdoc/>
    public void AddOrUpdate(GrainAddress value, int version) { }

    /// <inheritdoc/>
    public bool Remove(GrainId key) => false;

    /// <inheritdoc/>
    public bool Remove(GrainAddress key) => false;

    /// <inheritdoc/>
    public void Clear() { }

    /// <inheritdoc/>
    public bool LookUp(GrainId key, [NotNullWhen(true)] out GrainAddress? result, out int version)
    {
        (result, version) = (null, 0);
        return false;
    }
}
