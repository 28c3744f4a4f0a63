using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Running;

/// <summary>Finds what an earlier run of the same command has left in the store.</summary>
internal static class EarlierRun
{
    /// <summary>
    /// The newest sweep of the same name, specification and data that nobody has cancelled; <see langword="null"/> when there is none,
    /// and the sweep is
    /// to be launched.
    /// </summary>
    /// <param name="store">Path of the store.</param>
    /// <param name="plan">What is to be run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StorageException">Another process has the store, or it is no store.</exception>
    public static async Task<SweepDetail?> FindAsync(string store, RunPlan plan, CancellationToken cancellation)
    {
        if (!File.Exists(store)) return null;
        await using var database = await SweepDatabase.OpenAsync(new StorageOptions { DatabasePath = store }, cancellation);
        const int Take = 100;
        for (var skip = 0; ; skip += Take)
        {
            var page = await database.Results.SweepsAsync(plan.Spec.Name, skip, Take, cancellation);
            foreach (var row in page.Items.Where(r => r.Name == plan.Spec.Name && r.State != SweepState.Cancelled))
            {
                var stored = await database.Store.LoadAsync(row.Id, cancellation);
                if (stored is null || !stored.Conditions.Select(c => c.SegmentHash).SequenceEqual(plan.SegmentHashes)) continue;
                if (SpecYaml.Parse(stored.Yaml).Spec == plan.Spec) return await database.Results.SweepAsync(row.Id, cancellation);
            }

            if (skip + Take >= page.Total) return null;
        }
    }
}
