using GearSweep.Shared.Specification;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Sweeps;

/// <summary>What a search sees of a sweep.</summary>
internal static class SearchReads
{
    /// <summary>See <see cref="ISweepStore.HistoryAsync"/>.</summary>
    public static async Task<IReadOnlyList<Observation>> HistoryAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    ) =>
        [
            .. (
                await ReadAsync(
                    context,
                    sweep,
                    context.LossPoints.Where(p => p.SweepId == sweep && !p.Superseded),
                    cancellation
                )
            ).Select(shown => shown.Observation),
        ];

    /// <summary>See <see cref="ISweepStore.ShownAsync"/>.</summary>
    public static Task<IReadOnlyList<ShownEpoch>> ShownAsync(
        GearSweepContext context,
        int sweep,
        long after,
        CancellationToken cancellation
    ) => ReadAsync(context, sweep, context.LossPoints.Where(p => p.SweepId == sweep && p.Id > after), cancellation);

    /// <summary>See <see cref="ISweepStore.DecisionsAsync"/>.</summary>
    public static async Task<IReadOnlyList<StoredDecision>> DecisionsAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    )
    {
        var rows = await context
            .Decisions.Where(d => d.SweepId == sweep)
            .OrderBy(d => d.Number)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToStored())];
    }

    /// <summary>All of it; <see langword="null"/> where there is no such sweep.</summary>
    public static async Task<SearchHistory?> AllAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    ) =>
        await SweepStore.LoadAsync(context, sweep, cancellation) is { } stored
            ? new SearchHistory(
                stored,
                await DecisionsAsync(context, sweep, cancellation),
                await ShownAsync(context, sweep, 0, cancellation)
            )
            : null;

    private static async Task<IReadOnlyList<ShownEpoch>> ReadAsync(
        GearSweepContext context,
        int sweep,
        IQueryable<LossPointEntity> chosen,
        CancellationToken cancellation
    )
    {
        var metric = await context
            .Sweeps.Where(s => s.Id == sweep)
            .Select(s => s.Metric)
            .SingleOrDefaultAsync(cancellation);
        var byTrainLoss = metric is not null && new MetricSpec(metric).IsTrain;
        var points = await chosen
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Trial,
                p.Epoch,
                Error = byTrainLoss ? p.TrainMse : p.ValidationMse ?? p.TrainMse,
            })
            .ToListAsync(cancellation);
        return [.. points.Select(p => new ShownEpoch(p.Id, new Observation(p.Trial, p.Epoch, p.Error ?? double.NaN)))];
    }
}
