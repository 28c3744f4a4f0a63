using GearSweep.Storage.Failures;
using GearSweep.Storage.Results;
using GearSweep.Storage.Sweeps;

namespace GearSweep.Storage.Opening;

/// <summary>A database with sweeps and their results, open for writing and reading.</summary>
public interface IResultDatabase : IAsyncDisposable
{
    /// <summary>What the sweeps' grains store and read back.</summary>
    ISweepStore Store { get; }

    /// <summary>What pages and exports read.</summary>
    ResultQueries Results { get; }

    /// <summary>Opens it, brings the tables up to date, and starts the writer.</summary>
    /// <exception cref="StorageException">It cannot be opened; the message says why and what to do.</exception>
    Task InitializeAsync(CancellationToken cancellation = default);
}
