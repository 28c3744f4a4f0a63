using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

/// <summary>Everything that pages and exports read. Looking changes nothing and locks nobody out.</summary>
public sealed partial class ResultQueries
{
    private const int MaxTake = 1000;

    private readonly IDbContextFactory<GearSweepContext> _contexts;

    internal ResultQueries(IDbContextFactory<GearSweepContext> contexts) => _contexts = contexts;

    /// <summary>Finds a sweep by its id or by its name (the newest of that name); <see langword="null"/> when there is none.</summary>
    public async Task<int?> FindAsync(string nameOrId, CancellationToken cancellation = default)
    {
        await using var context = _contexts.CreateDbContext();
        return await SweepFinder.FindAsync(context, nameOrId, cancellation);
    }
}
