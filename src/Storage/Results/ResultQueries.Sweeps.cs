using GearSweep.Shared.Results;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Reading;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    /// <summary>Sweeps, newest first.</summary>
    /// <param name="text">Only those with this text in name, description or dataset, in any case;
    /// <see langword="null"/> for all.</param>
    /// <param name="skip">Rows to leave out first.</param>
    /// <param name="take">Rows at most, up to 1,000.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<Page<SweepRow>> SweepsAsync(
        string? text,
        int skip,
        int take,
        CancellationToken cancellation = default
    ) => SweepsAsync(text, skip, take, SweepOrder.Newest, cancellation);

    /// <summary>Sweeps in some order; equal ones are in that of their launches.</summary>
    /// <param name="text">Only those with this text in name, description or dataset, in any case;
    /// <see langword="null"/> for all.</param>
    /// <param name="skip">Rows to leave out first.</param>
    /// <param name="take">Rows at most, up to 1,000.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<Page<SweepRow>> SweepsAsync(
        string? text,
        int skip,
        int take,
        SweepOrder order,
        CancellationToken cancellation = default
    ) => _reads.ReadAsync(context => SweepsAsync(context, text, skip, take, order, cancellation), cancellation);

    private static async Task<Page<SweepRow>> SweepsAsync(
        GearSweepContext context,
        string? text,
        int skip,
        int take,
        SweepOrder order,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        IQueryable<SweepEntity> sweeps = context.Sweeps;
        if (!string.IsNullOrEmpty(text))
        {
            sweeps = sweeps.Where(s =>
                TextSearch.Holds(s.Name, text)
                || TextSearch.Holds(s.Description, text)
                || TextSearch.Holds(s.Dataset, text)
            );
        }

        var total = await sweeps.CountAsync(cancellation);
        var page = await Order(sweeps, order)
            .Skip(Math.Max(0, skip))
            .Take(Math.Clamp(take, 0, MaxTake))
            .Include(s => s.Conditions.OrderBy(c => c.ConditionIndex))
            .AsSplitQuery()
            .ToListAsync(cancellation);
        return new Page<SweepRow>(await SweepRows.ReadAsync(context, page, cancellation), total);
    }

    private static IOrderedQueryable<SweepEntity> Order(IQueryable<SweepEntity> sweeps, SweepOrder order) =>
        (order.Column, order.Descending) switch
        {
            (SweepColumn.Name, false) => sweeps.OrderBy(s => s.Name.ToLower()).ThenBy(s => s.Id),
            (SweepColumn.Name, true) => sweeps.OrderByDescending(s => s.Name.ToLower()).ThenBy(s => s.Id),
            (SweepColumn.State, false) => sweeps.OrderBy(s => s.State).ThenBy(s => s.Id),
            (SweepColumn.State, true) => sweeps.OrderByDescending(s => s.State).ThenBy(s => s.Id),
            (SweepColumn.Trials, false) => sweeps.OrderBy(s => s.Trials).ThenBy(s => s.Id),
            (SweepColumn.Trials, true) => sweeps.OrderByDescending(s => s.Trials).ThenBy(s => s.Id),
            (SweepColumn.Dataset, false) => sweeps.OrderBy(s => s.Dataset.ToLower()).ThenBy(s => s.Id),
            (SweepColumn.Dataset, true) => sweeps.OrderByDescending(s => s.Dataset.ToLower()).ThenBy(s => s.Id),
            (_, false) => sweeps.OrderBy(s => s.Id),
            (_, true) => sweeps.OrderByDescending(s => s.Id),
        };

    /// <summary>One sweep; <see langword="null"/> when there is none with this id.</summary>
    public Task<SweepDetail?> SweepAsync(int sweep, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => SweepAsync(context, sweep, cancellation), cancellation);

    private async Task<SweepDetail?> SweepAsync(GearSweepContext context, int sweep, CancellationToken cancellation)
    {
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var stored = await context
            .Sweeps.Include(s => s.Conditions.OrderBy(c => c.ConditionIndex))
            .SingleOrDefaultAsync(s => s.Id == sweep, cancellation);
        if (stored is null)
        {
            return null;
        }

        var rows = await SweepRows.ReadAsync(context, [stored], cancellation);
        var conditions = new List<ConditionResult>();
        foreach (var (condition, result) in stored.Conditions.Zip(rows[0].Conditions))
            conditions.Add(await _similar.AddAsync(context, stored, condition, result, cancellation));
        return new SweepDetail(
            rows[0] with
            {
                Conditions = conditions,
            },
            stored.Yaml,
            stored.Metric,
            stored.VariedParameters.Split(',', StringSplitOptions.RemoveEmptyEntries)
        )
        {
            Sharing = stored.Sharing,
            Channels = SegmentShape.Channels(stored.Channels),
        };
    }
}
