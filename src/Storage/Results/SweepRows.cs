using GearSweep.Shared.Results;
using GearSweep.Shared.Specification.Yaml;
using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Blobs;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

/// <summary>
/// Rows of the list of sweeps, with best and baselines at each condition: a fixed number of queries a page.
/// </summary>
internal static class SweepRows
{
    public static async Task<List<SweepRow>> ReadAsync(
        GearSweepContext context,
        IReadOnlyList<SweepEntity> sweeps,
        CancellationToken cancellation
    )
    {
        var ids = sweeps.Select(s => s.Id).ToList();
        var best = await BestAsync(context, ids, cancellation);
        var baselines = (
            await context.Baselines.Where(b => EF.Parameter(ids).Contains(b.SweepId)).ToListAsync(cancellation)
        ).ToLookup(b => (b.SweepId, b.ConditionIndex));
        var configurations = await context
            .ConfigurationResults.Where(c => EF.Parameter(ids).Contains(c.SweepId))
            .GroupBy(c => new { c.SweepId, c.ConditionIndex })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(g => (g.Key.SweepId, g.Key.ConditionIndex), g => g.Count, cancellation);
        var incumbents = (
            await context
                .Incumbents.Where(i => EF.Parameter(ids).Contains(i.SweepId))
                .OrderBy(i => i.SweepId)
                .ThenBy(i => i.ConditionIndex)
                .ThenBy(i => i.Ordinal)
                .ToListAsync(cancellation)
        ).ToLookup(i => (i.SweepId, i.ConditionIndex));
        return
        [
            .. sweeps.Select(sweep =>
            {
                var counts = SweepStatistics.Counts(sweep);
                return new SweepRow(
                    sweep.Id,
                    sweep.Name,
                    sweep.Description,
                    sweep.Dataset,
                    sweep.Synthetic,
                    sweep.State,
                    counts,
                    sweep.Created,
                    sweep.Ended,
                    SweepStatistics.Progress(sweep, counts),
                    SweepStatistics.SecondsLeft(sweep, counts),
                    [
                        .. sweep.Conditions.Select(condition =>
                        {
                            var key = (sweep.Id, condition.ConditionIndex);
                            return ToResult(
                                sweep,
                                condition,
                                best.GetValueOrDefault(key),
                                baselines[key],
                                incumbents[key]
                            ) with
                            {
                                // What was pruned was tried as well.
                                Configurations = configurations.GetValueOrDefault(key) + condition.Pruned,
                            };
                        }),
                    ]
                )
                {
                    Problem = sweep.State is SweepState.Running or SweepState.Paused
                        ? StoredSpec.Problem(sweep.Yaml)
                        : null,
                    Target = SegmentShape.Channels(sweep.Channels)[^1],
                };
            }),
        ];
    }

    private static ConditionResult ToResult(
        SweepEntity sweep,
        SweepConditionEntity condition,
        BestTrial? best,
        IEnumerable<BaselineEntity> baselines,
        IEnumerable<IncumbentEntity> incumbents
    )
    {
        var length = best?.Configuration.SequenceLength;
        var baseline = baselines.Where(b => length is null || b.SequenceLength == length).MinBy(b => b.SequenceLength);
        return new ConditionResult(
            condition.Condition,
            // What is not proposed yet is shared out evenly; seeds that were added are where they are.
            sweep.Conditions.Sum(c => c.Trials) == sweep.Trials
                ? condition.Trials
                : Math.Max(condition.Trials, sweep.Trials / sweep.Conditions.Count),
            condition.Completed,
            best,
            baseline?.ToResult(),
            BestSoFar.Thin(incumbents.Select(i => (i.Ordinal, i.Metric)).ToList(), condition.Completed)
        )
        {
            HasConstantTarget = condition.HasConstantTarget,
        };
    }

    private static async Task<Dictionary<(int Sweep, int ConditionIndex), BestTrial>> BestAsync(
        GearSweepContext context,
        List<int> sweeps,
        CancellationToken cancellation
    )
    {
        var best = await BestConfigurations
            .For(context, context.SweepConditions.Where(c => EF.Parameter(sweeps).Contains(c.SweepId)))
            .Join(
                context.Trials,
                result => new { result.SweepId, Number = result.Trial },
                trial => new { trial.SweepId, trial.Number },
                (result, trial) => new { Result = result, Trial = trial }
            )
            .ToListAsync(cancellation);
        var seeds = (
            await BestConfigurations
                .For(context, context.SweepConditions.Where(c => EF.Parameter(sweeps).Contains(c.SweepId)))
                .Join(
                    context.Trials.Where(t => t.State == TrialState.Completed && t.Skill != null),
                    result => new
                    {
                        result.SweepId,
                        result.ConfigurationNumber,
                        result.ConditionIndex,
                    },
                    trial => new
                    {
                        trial.SweepId,
                        trial.ConfigurationNumber,
                        trial.ConditionIndex,
                    },
                    (result, trial) => trial
                )
                .OrderBy(trial => trial.Repeat)
                .Select(trial => new
                {
                    trial.SweepId,
                    trial.ConditionIndex,
                    trial.Skill,
                    trial.Seconds,
                })
                .ToListAsync(cancellation)
        ).ToLookup(t => (t.SweepId, t.ConditionIndex));
        return best.ToDictionary(
            b => (b.Result.SweepId, b.Result.ConditionIndex),
            b => new BestTrial(
                b.Trial.Number,
                b.Trial.Configuration,
                b.Trial.Metric ?? double.NaN,
                b.Trial.ValidationRmse,
                TrialRows.Test(b.Trial)!,
                b.Result.Repeats,
                b.Result.TestRmse ?? double.NaN,
                b.Result.TestRmseUnits ?? double.NaN,
                b.Result.TestRmseStd,
                b.Result.Skill,
                b.Result.SkillLow,
                b.Result.SkillHigh
            )
            {
                SeedSkills = [.. seeds[(b.Result.SweepId, b.Result.ConditionIndex)].Select(t => t.Skill!.Value)],
                Seconds = seeds[(b.Result.SweepId, b.Result.ConditionIndex)]
                    .Select(t => t.Seconds)
                    .DefaultIfEmpty()
                    .Average(),
            }
        );
    }
}
