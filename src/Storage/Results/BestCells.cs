using GearSweep.Storage.Schema;

namespace GearSweep.Storage.Results;

/// <summary>Which configuration the metric prefers at a condition.</summary>
internal static class BestCells
{
    /// <summary>
    /// The cell with the least mean metric of each condition that has one; of equal ones the configuration that came first. Each is the first of an
    /// index; no test error takes part.
    /// </summary>
    public static IQueryable<CellEntity> Of(GearSweepContext context, IQueryable<SweepConditionEntity> conditions) => conditions
        .SelectMany(c => context.Cells
            .Where(cell => cell.SweepId == c.SweepId && cell.Position == c.Position && cell.Metric != null)
            .OrderBy(cell => cell.Metric).ThenBy(cell => cell.ConfigurationNumber)
            .Take(1));
}
