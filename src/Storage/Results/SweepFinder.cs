using System.Globalization;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

/// <summary>Finds a sweep by what a person types.</summary>
internal static class SweepFinder
{
    /// <summary>By id first, then the newest of that name; <see langword="null"/> when there is none.</summary>
    public static async Task<int?> FindAsync(GearSweepContext context, string nameOrId, CancellationToken cancellation)
    {
        if (int.TryParse(nameOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await context.Sweeps.AnyAsync(s => s.Id == id, cancellation))
        {
            return id;
        }

        return await context.Sweeps.Where(s => s.Name == nameOrId).MaxAsync(s => (int?)s.Id, cancellation);
    }
}
