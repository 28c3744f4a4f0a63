using GearSweep.Shared.Cluster;
using GearSweep.Storage.Failures;

namespace GearSweep.Grains.Hosting;

/// <summary>
/// Tells callers on other silos, and clients, what keeps the store from its work: its own error does not travel.
/// </summary>
internal sealed class StoreErrors : IIncomingGrainCallFilter
{
    /// <inheritdoc/>
    /// <exception cref="ClusterUnavailableException">The store cannot be read or written; the message is the
    /// store's.</exception>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (StorageException error)
        {
            throw new ClusterUnavailableException(error.Message);
        }
    }
}
