using GearSweep.Shared.Results;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Storage.Failures;
using GearSweep.Storage.Files;
using GearSweep.Storage.Opening;

namespace GearSweep.Cli.Running;

/// <summary>What earlier runs have left in a store.</summary>
/// <param name="Sweep">
/// The newest sweep of the same name, specification and data that nobody has cancelled; <see langword="null"/> when
/// there is none, and the sweep is to be launched.
/// </param>
/// <param name="Others">Other sweeps that have not ended, oldest first; only the first few.</param>
/// <param name="OtherCount">How many of these there are.</param>
internal sealed record EarlierRun(SweepDetail? Sweep, IReadOnlyList<SweepRow> Others, int OtherCount)
{
    private const int Shown = 5;

    /// <summary>Looks into the store.</summary>
    /// <param name="store">Path of the store.</param>
    /// <param name="plan">What is to be run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StorageException">Another process has the store, or it is no store.</exception>
    public static async Task<EarlierRun> FindAsync(string store, RunPlan plan, CancellationToken cancellation)
    {
        if (!File.Exists(store))
            return new EarlierRun(null, [], 0);
        await using var database = await SqliteDatabase.OpenAsync(
            new StorageOptions { DatabasePath = store },
            cancellation
        );
        var sweep = await SameAsync(database, plan, cancellation);
        var others = (await database.Store.OpenSweepsAsync(cancellation)).Where(id => id != sweep?.Row.Id).ToList();
        var rows = new List<SweepRow>();
        foreach (var id in others.Take(Shown))
        {
            if (await database.Results.SweepAsync(id, cancellation) is { } other)
                rows.Add(other.Row);
        }

        return new EarlierRun(sweep, rows, others.Count);
    }

    private static async Task<SweepDetail?> SameAsync(
        SqliteDatabase database,
        RunPlan plan,
        CancellationToken cancellation
    )
    {
        const int Take = 100;
        for (var skip = 0; ; skip += Take)
        {
            var page = await database.Results.SweepsAsync(plan.Spec.Name, skip, Take, cancellation);
            foreach (var row in page.Items.Where(r => r.Name == plan.Spec.Name && r.State != SweepState.Cancelled))
            {
                var stored = await database.Store.LoadAsync(row.Id, cancellation);
                if (stored is null || !stored.Conditions.Select(c => c.SegmentHash).SequenceEqual(plan.SegmentHashes))
                    continue;
                if (SpecYaml.Parse(stored.Yaml).Spec == plan.Spec)
                    return await database.Results.SweepAsync(row.Id, cancellation);
            }

            if (skip + Take >= page.Total)
                return null;
        }
    }
}
