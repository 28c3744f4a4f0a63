using GearSweep.Shared.Sweeps;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Results;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Sweeps;

/// <summary>
/// The best configuration of each condition at which it cannot be told from AR*: it has one seed, or the interval of its
/// skill contains 0.
/// </summary>
internal static class UndecidedConfigurations
{
    /// <summary>
    /// Reads them, with the number that a further trial of the sweep would have; none where a trial of the configuration
    /// has not ended yet.
    /// </summary>
    public static async Task<UndecidedSweep> ReadAsync(
        GearSweepContext context,
        int sweep,
        CancellationToken cancellation
    )
    {
        var undecided = await BestConfigurations
            .For(context, context.SweepConditions.Where(c => c.SweepId == sweep))
            .Where(r =>
                r.Skill != null && ((r.SkillLow == null && r.Repeats == 1) || (r.SkillLow <= 0 && r.SkillHigh >= 0))
            )
            .Join(
                context.Trials,
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
            .ToListAsync(cancellation);
        var last = await context
            .Trials.Where(t => t.SweepId == sweep)
            .Select(t => (int?)t.Number)
            .MaxAsync(cancellation);
        return new UndecidedSweep(
            (last ?? -1) + 1,
            [
                .. undecided
                    .GroupBy(t => t.ConditionIndex)
                    .Where(repeats => repeats.All(t => t.State.HasEnded()))
                    .OrderBy(repeats => repeats.Key)
                    .Select(repeats => new UndecidedConfiguration(
                        repeats.MinBy(t => t.Repeat)!.ToQueued(),
                        repeats.Max(t => t.Repeat) + 1
                    )),
            ]
        );
    }
}
