using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

/// <summary>Finds a sweep by what a person types.</summary>
internal static class SweepFinder
{
    /// <summary>
    /// The ids of those that may be meant: of that name, the newest first, then the one with that id.
    /// </summary>
    public static async Task<IReadOnlyList<int>> FindAsync(
        GearSweepContext context,
        SweepReference sweep,
        int take,
        CancellationToken cancellation
    )
    {
        List<int> found = sweep.IsId
            ? []
            : await context
                .Sweeps.Where(s => s.Name == sweep.Text)
                .OrderByDescending(s => s.Id)
                .Take(take)
                .Select(s => s.Id)
                .ToListAsync(cancellation);
        if (sweep.Id is { } id && !found.Contains(id) && await context.Sweeps.AnyAsync(s => s.Id == id, cancellation))
            found.Add(id);
        return found;
    }
}
