using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Reading;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    /// <summary>Some trials of a sweep.</summary>
    /// <exception cref="ArgumentException">The query names a column or parameter that trials do not have.</exception>
    public Task<Page<TrialRow>> TrialsAsync(TrialQuery query, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => TrialsAsync(context, query, cancellation), cancellation);

    private static async Task<Page<TrialRow>> TrialsAsync(
        GearSweepContext context,
        TrialQuery query,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var trials = context.Trials.Where(t => t.SweepId == query.Sweep);
        if (query.States is { } states)
        {
            trials = trials.Where(t => states.Contains(t.State));
        }

        if (query.Conditions is { } conditions)
        {
            var positions = await PositionsAsync(context, query.Sweep, conditions, cancellation);
            trials = trials.Where(t => positions.Contains(t.ConditionIndex));
        }

        foreach (var filter in query.Filters ?? [])
        {
            trials = TrialColumns.Where(trials, filter);
        }

        if (query.Numbers is { } numbers)
        {
            trials = trials.Where(t => EF.Parameter(numbers).Contains(t.Number));
        }

        if (query.After is { } after)
        {
            trials = trials.Where(t => t.Number > after);
        }

        if (query.Text is { Length: > 0 } text)
        {
            trials = trials.Where(t => TextSearch.Holds(t.Message, text));
        }

        var total = await trials.CountAsync(cancellation);
        var page = await TrialColumns
            .Order(trials, query.SortBy, query.Descending)
            .Skip(Math.Max(0, query.Skip))
            .Take(Math.Clamp(query.Take, 0, MaxTake))
            .ToListAsync(cancellation);
        var target = (await TrialRows.ChannelsAsync(context, query.Sweep, cancellation))[^1];
        return new Page<TrialRow>([.. page.Select(trial => TrialRows.ToRow(trial, target))], total);
    }

    /// <summary>One trial; <see langword="null"/> when there is none.</summary>
    public Task<TrialDetail?> TrialAsync(int sweep, int trial, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => TrialAsync(context, sweep, trial, cancellation), cancellation);

    private static async Task<TrialDetail?> TrialAsync(
        GearSweepContext context,
        int sweep,
        int trial,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var stored = await context.Trials.SingleOrDefaultAsync(
            t => t.SweepId == sweep && t.Number == trial,
            cancellation
        );
        if (stored is null)
        {
            return null;
        }

        var (name, dataset, synthetic) = await context
            .Sweeps.Where(s => s.Id == sweep)
            .Select(s => new ValueTuple<string, string, bool>(s.Name, s.Dataset, s.Synthetic))
            .SingleAsync(cancellation);
        var channels = await TrialRows.ChannelsAsync(context, sweep, cancellation);
        var condition = await context.SweepConditions.SingleAsync(
            c => c.SweepId == sweep && c.ConditionIndex == stored.ConditionIndex,
            cancellation
        );
        var attempts = await context
            .Attempts.Where(a => a.SweepId == sweep && a.Trial == trial)
            .OrderBy(a => a.Number)
            .Select(a => new AttemptRow(a.Number, a.Silo, a.FirstEpoch, a.Started, a.Ended, a.End, a.Message))
            .ToListAsync(cancellation);
        var completed = stored.State == TrialState.Completed;
        var window = stored.Configuration.SequenceLength;
        var baselines = !completed
            ? null
            : await context.Baselines.SingleOrDefaultAsync(
                b => b.SweepId == sweep && b.ConditionIndex == stored.ConditionIndex && b.SequenceLength == window,
                cancellation
            );
        var predictions = await context.Predictions.SingleOrDefaultAsync(
            p => p.SweepId == sweep && p.Trial == trial,
            cancellation
        );
        var damage = DamageOf(trial, predictions);
        return new TrialDetail(
            TrialRows.ToRow(stored, channels[^1]),
            name,
            dataset,
            condition.Split,
            stored.BestEpoch,
            attempts,
            baselines?.ToResult(),
            predictions is null || damage is not null
                ? null
                : new Predictions(
                    Doubles.FromBlob(predictions.Truth),
                    Doubles.FromBlob(predictions.Model),
                    Doubles.FromBlob(predictions.ArStar)
                ),
            await context.Models.AnyAsync(m => m.SweepId == sweep && m.Trial == trial, cancellation),
            synthetic
        )
        {
            Damage = damage,
            Channels = channels,
            Decisions =
            [
                .. (
                    await context
                        .Decisions.Where(d => d.SweepId == sweep && d.Trial == trial)
                        .OrderBy(d => d.Number)
                        .ToListAsync(cancellation)
                ).Select(d => d.ToStored().Decision),
            ],
        };
    }

    /// <summary>A trial's weights as a safetensors file; <see langword="null"/> when it has none.</summary>
    /// <exception cref="Failures.StorageException">They are damaged.</exception>
    public async Task<byte[]?> ModelAsync(int sweep, int trial, CancellationToken cancellation = default)
    {
        var model = await _reads.ReadAsync(
            context => context.Models.SingleOrDefaultAsync(m => m.SweepId == sweep && m.Trial == trial, cancellation),
            cancellation
        );
        if (model is null || BlobChecksum.IsRight(model.Checksum, model.Content))
            return model?.Content;
        throw new Failures.StorageException(
            $"the weights of trial {trial} of sweep {sweep} are damaged in the store: they do not have the checksum with which they were stored. "
                + "Restore a backup, or export them from one."
        );
    }

    private static string? DamageOf(int trial, PredictionsEntity? stored) =>
        stored is null || BlobChecksum.IsRight(stored.Checksum, stored.Truth, stored.Model, stored.ArStar)
            ? null
            : $"the predictions of trial {trial} are damaged in the store and not shown: they do not have the checksum with which they were stored. "
                + "A backup may have them.";

    private static async Task<List<int>> PositionsAsync(
        GearSweepContext context,
        int sweep,
        IReadOnlyList<Shared.Datasets.OperatingCondition> conditions,
        CancellationToken cancellation
    )
    {
        var all = await context.SweepConditions.Where(c => c.SweepId == sweep).ToListAsync(cancellation);
        return [.. all.Where(c => conditions.Contains(c.Condition)).Select(c => c.ConditionIndex)];
    }
}
