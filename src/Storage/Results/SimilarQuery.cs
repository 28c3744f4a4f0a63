using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Schema;
using GearSweep.Storage.Statistics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GearSweep.Storage.Results;

/// <summary>
/// Which configurations are as good as the best one of a condition. It is worked out once after each trial that
/// completes there, and kept.
/// </summary>
internal sealed class SimilarQuery : IDisposable
{
    private const int Kept = 1000;

    // Those that the metric prefers.
    private const int Compared = 100;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Kept });

    /// <summary>The same condition with what is known of its best configuration.</summary>
    public async Task<ConditionResult> AddAsync(
        GearSweepContext context,
        SweepEntity sweep,
        SweepConditionEntity condition,
        ConditionResult result,
        CancellationToken cancellation
    )
    {
        if (result.Best is not { SkillLow: not null })
            return result;
        var key = (sweep.Id, condition.ConditionIndex, condition.Completed);
        if (!_cache.TryGetValue(key, out SimilarConfigurations? similar))
        {
            similar = await FindAsync(context, sweep, condition, cancellation);
            _cache.Set(key, similar, new MemoryCacheEntryOptions { Size = 1 });
        }

        return result with
        {
            Similar = similar,
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    private static async Task<SimilarConfigurations?> FindAsync(
        GearSweepContext context,
        SweepEntity sweep,
        SweepConditionEntity condition,
        CancellationToken cancellation
    )
    {
        var best = await BestConfigurations
            .For(
                context,
                context.SweepConditions.Where(c =>
                    c.SweepId == sweep.Id && c.ConditionIndex == condition.ConditionIndex
                )
            )
            .SingleAsync(cancellation);
        var candidates = await context
            .ConfigurationResults.Where(c =>
                c.SweepId == sweep.Id
                && c.ConditionIndex == condition.ConditionIndex
                && c.SkillLow != null
                && c.Metric != null
            )
            .OrderBy(c => c.Metric)
            .ThenBy(c => c.ConfigurationNumber)
            .Take(Compared)
            .Select(c => c.ConfigurationNumber)
            .ToListAsync(cancellation);
        var repeats = await context
            .Trials.Where(t =>
                t.SweepId == sweep.Id
                && t.ConditionIndex == condition.ConditionIndex
                && t.State == TrialState.Completed
                && EF.Parameter(candidates).Contains(t.ConfigurationNumber)
            )
            .OrderBy(t => t.Repeat)
            .Join(
                context.TestErrors,
                trial => new { trial.SweepId, trial.Number },
                errors => new { errors.SweepId, Number = errors.Trial },
                (trial, errors) => new { Trial = trial, Errors = errors }
            )
            .ToListAsync(cancellation);
        var errorsOf = repeats.ToLookup(r => r.Trial.ConfigurationNumber, r => Paired(r.Errors));
        PairedErrors[] ofBest = [.. errorsOf[best.ConfigurationNumber]];
        if (ofBest.Length < 2)
            return null;
        int[] similar =
        [
            .. candidates.Where(number =>
                number == best.ConfigurationNumber
                || RatioInterval.Between([.. errorsOf[number]], ofBest) is { High: >= 0 }
            ),
        ];
        var columns = SegmentData.ConditionColumns + SegmentShape.Channels(sweep.Channels).Count;
        SimilarConfiguration[] choices =
        [
            .. repeats
                .Select(r => r.Trial)
                .Where(t => similar.Contains(t.ConfigurationNumber))
                .GroupBy(t => t.ConfigurationNumber)
                .Select(group => Choice([.. group], columns)),
        ];
        return new SimilarConfigurations(
            similar.Length - 1,
            choices.OrderBy(c => c.Weights).ThenBy(c => c.Seconds).First(),
            choices.MinBy(c => c.Seconds)!
        );
    }

    private static SimilarConfiguration Choice(TrialEntity[] repeats, int columns) =>
        new(
            repeats.MinBy(t => t.Metric ?? double.PositiveInfinity)!.Number,
            repeats[0].Configuration,
            repeats[0].Configuration.ParametersOf(columns),
            repeats.Average(t => t.Seconds)
        );

    private static PairedErrors Paired(TestErrorsEntity errors) =>
        new(errors.BlockRows, errors.CorrelationRows, Doubles.FromBlob(errors.Model), Doubles.FromBlob(errors.ArStar));
}
