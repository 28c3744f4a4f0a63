using GearSweep.Shared.Configurations;
using GearSweep.Shared.Results;
using GearSweep.Shared.Specification;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    /// <summary>Sweeps, newest first.</summary>
    /// <param name="text">Only those with this text in name, description or dataset, in any case; <see langword="null"/> for all.</param>
    /// <param name="skip">Rows to leave out first.</param>
    /// <param name="take">Rows at most, up to 1,000.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<Page<SweepRow>> SweepsAsync(string? text, int skip, int take, CancellationToken cancellation = default)
    {
        await using var context = _contexts.CreateDbContext();
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        IQueryable<SweepEntity> sweeps = context.Sweeps;
        if (!string.IsNullOrEmpty(text))
        {
            sweeps = sweeps.Where(s => TextSearch.Holds(s.Name, text) || TextSearch.Holds(s.Description, text) || TextSearch.Holds(s.Dataset, text));
        }

        var total = await sweeps.CountAsync(cancellation);
        var page = await sweeps
            .OrderByDescending(s => s.Id)
            .Skip(Math.Max(0, skip))
            .Take(Math.Clamp(take, 0, MaxTake))
            .Include(s => s.Conditions.OrderBy(c => c.Position))
            .AsSplitQuery()
            .ToListAsync(cancellation);
        return new Page<SweepRow>(await SweepRows.ReadAsync(context, page, cancellation), total);
    }

    /// <summary>One sweep; <see langword="null"/> when there is none with this id.</summary>
    public async Task<SweepDetail?> SweepAsync(int sweep, CancellationToken cancellation = default)
    {
        await using var context = _contexts.CreateDbContext();
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var stored = await context.Sweeps
            .Include(s => s.Conditions.OrderBy(c => c.Position))
            .SingleOrDefaultAsync(s => s.Id == sweep, cancellation);
        if (stored is null)
        {
            return null;
        }

        var rows = await SweepRows.ReadAsync(context, [stored], cancellation);
        return new SweepDetail(rows[0], stored.Yaml, stored.Metric, await VariedParametersAsync(context, sweep, cancellation));
    }

    private static async Task<IReadOnlyList<string>> VariedParametersAsync(GearSweepContext context, int sweep, CancellationToken cancellation)
    {
        var range = await context.Trials
            .Where(t => t.SweepId == sweep)
            .GroupBy(t => t.SweepId)
            .Select(g => new
            {
                Least = new
                {
                    Hidden = g.Min(t => t.HiddenSize),
                    Layers = g.Min(t => t.NumLayers),
                    Length = g.Min(t => t.SequenceLength),
                    Rate = g.Min(t => t.LearningRate),
                    Batch = g.Min(t => t.BatchSize),
                    Dropout = g.Min(t => t.Dropout),
                    Cell = g.Min(t => t.Cell),
                },
                Greatest = new
                {
                    Hidden = g.Max(t => t.HiddenSize),
                    Layers = g.Max(t => t.NumLayers),
                    Length = g.Max(t => t.SequenceLength),
                    Rate = g.Max(t => t.LearningRate),
                    Batch = g.Max(t => t.BatchSize),
                    Dropout = g.Max(t => t.Dropout),
                    Cell = g.Max(t => t.Cell),
                },
            })
            .SingleOrDefaultAsync(cancellation);
        if (range is null)
        {
            return [];
        }

        var (least, greatest) = (Corner(range.Least.Hidden, range.Least.Layers, range.Least.Length, range.Least.Rate, range.Least.Batch, range.Least.Dropout, range.Least.Cell!),
            Corner(range.Greatest.Hidden, range.Greatest.Layers, range.Greatest.Length, range.Greatest.Rate, range.Greatest.Batch, range.Greatest.Dropout, range.Greatest.Cell!));
        return
        [
            .. ParameterCatalog.All
                .Select(p => p.Name)
                .Where(name => ParameterCatalog.ValueOf(least, name) != ParameterCatalog.ValueOf(greatest, name)),
        ];
    }

    private static Configuration Corner(int hidden, int layers, int length, double rate, int batch, double dropout, string cell) => new()
    {
        HiddenSize = hidden,
        NumLayers = layers,
        SequenceLength = length,
        LearningRate = rate,
        BatchSize = batch,
        Dropout = dropout,
        Cell = CellKindNames.TryParse(cell, out var kind) ? kind : default,
    };
}
