using GearSweep.Storage.Reading;

namespace GearSweep.Storage.Results;

/// <summary>Everything that pages and exports read. Looking changes nothing and locks nobody out.</summary>
public sealed partial class ResultQueries
{
    private const int MaxTake = 1000;

    private readonly IReads _reads;

    internal ResultQueries(IReads reads) => _reads = reads;

    /// <summary>Finds a sweep by its id or by its name (the newest of that name); <see langword="null"/> when there is none.</summary>
    public Task<int?> FindAsync(string nameOrId, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => SweepFinder.FindAsync(context, nameOrId, cancellation), cancellation);
}
