using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Results;

/// <summary>Which configuration the metric prefers at a condition.</summary>
internal static class BestCells
{
    /// <summary>
    /// The cell with the least mean metric of each condition that has one; of equal ones the configuration that came
    /// first. Each is the first of an index; no test error takes part.
    /// </summary>
    // Taking the first of each group as such makes EF Core number all cells with a window function. A subquery for one
    // value reads one entry of the index, and the cross join keeps SQLite from looking at all cells first.
    public static IQueryable<CellEntity> For(GearSweepContext context, IQueryable<SweepConditionEntity> conditions) =>
        from c in conditions
        from cell in context.Cells
        where
            cell.SweepId == c.SweepId
            && cell.Position == c.Position
            && cell.ConfigurationNumber
                == context
                    .Cells.Where(other =>
                        other.SweepId == c.SweepId && other.Position == c.Position && other.Metric != null
                    )
                    .OrderBy(other => other.Metric)
                    .ThenBy(other => other.ConfigurationNumber)
                    .Select(other => (int?)other.ConfigurationNumber)
                    .FirstOrDefault()
        select cell;
}
