using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Reading;

/// <summary>Reads, each with a context of its own that cannot write.</summary>
internal interface IReadContextFactory
{
    /// <summary>Reads; from the beginning again, if the database went away meanwhile and came back in time.</summary>
    /// <exception cref="Failures.StorageException">The database cannot be reached.</exception>
    Task<T> ReadAsync<T>(Func<GearSweepContext, Task<T>> read, CancellationToken cancellation);
}
