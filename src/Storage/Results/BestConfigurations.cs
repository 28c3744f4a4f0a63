using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Results;

/// <summary>Which configuration the metric prefers at a condition.</summary>
internal static class BestConfigurations
{
    /// <summary>
    /// The result with the least mean metric of each condition that has one; of equal ones the configuration that came
    /// first. Each is the first of an index; no test error takes part.
    /// </summary>
    // Taking the first of each group as such makes EF Core number all results with a window function. A subquery for one
    // value reads one entry of the index, and the cross join keeps SQLite from looking at all results first.
    public static IQueryable<ConfigurationResultEntity> For(
        GearSweepContext context,
        IQueryable<SweepConditionEntity> conditions
    ) =>
        from c in conditions
        from result in context.ConfigurationResults
        where
            result.SweepId == c.SweepId
            && result.ConditionIndex == c.ConditionIndex
            && result.ConfigurationNumber
                == context
                    .ConfigurationResults.Where(other =>
                        other.SweepId == c.SweepId && other.ConditionIndex == c.ConditionIndex && other.Metric != null
                    )
                    .OrderBy(other => other.Metric)
                    .ThenBy(other => other.ConfigurationNumber)
                    .Select(other => (int?)other.ConfigurationNumber)
                    .FirstOrDefault()
        select result;
}
