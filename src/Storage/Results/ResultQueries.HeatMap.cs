using GearSweep.Shared.Results;
using GearSweep.Storage.Reading;
using GearSweep.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace GearSweep.Storage.Results;

public sealed partial class ResultQueries
{
    /// <summary>
    /// Configurations × conditions. Configurations are ordered by their mean rank over all conditions, where one
    /// without a completed repeat ranks after all that have one; those without any completed trial are left out.
    /// </summary>
    /// <param name="sweep">The sweep's id.</param>
    /// <param name="skip">Configurations to leave out first.</param>
    /// <param name="take">Configurations at most, up to 1,000.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<HeatMap> HeatMapAsync(int sweep, int skip, int take, CancellationToken cancellation = default) =>
        _reads.ReadAsync(context => HeatMapAsync(context, sweep, skip, take, cancellation), cancellation);

    private static async Task<HeatMap> HeatMapAsync(
        GearSweepContext context,
        int sweep,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        await using var snapshot = await Snapshot.BeginAsync(context, cancellation);
        var conditions = await context
            .SweepConditions.Where(c => c.SweepId == sweep)
            .OrderBy(c => c.ConditionIndex)
            .ToListAsync(cancellation);
        var total = await context
            .ConfigurationResults.Where(c => c.SweepId == sweep)
            .Select(c => c.ConfigurationNumber)
            .Distinct()
            .CountAsync(cancellation);
        var (limit, offset) = (Math.Clamp(take, 0, MaxTake), Math.Max(0, skip));
        var order = await context
            .Database.SqlQuery<int>(
                $"""
                WITH Sizes AS (SELECT ConditionIndex, COUNT(*) AS Size FROM ConfigurationResults WHERE SweepId = {sweep} GROUP BY ConditionIndex),
                Ranked AS (
                    SELECT c.ConfigurationNumber,
                           RANK() OVER (PARTITION BY c.ConditionIndex ORDER BY c.Metric IS NULL, c.Metric) - s.Size - 1 AS Lead
                    FROM ConfigurationResults c JOIN Sizes s ON s.ConditionIndex = c.ConditionIndex WHERE c.SweepId = {sweep})
                SELECT ConfigurationNumber AS "Value" FROM Ranked GROUP BY ConfigurationNumber ORDER BY SUM(Lead), ConfigurationNumber
                LIMIT {limit} OFFSET {offset}
                """
            )
            .ToListAsync(cancellation);
        var cells = (
            await context
                .ConfigurationResults.Where(c =>
                    c.SweepId == sweep && EF.Parameter(order).Contains(c.ConfigurationNumber)
                )
                .ToListAsync(cancellation)
        ).ToLookup(c => c.ConfigurationNumber);
        var examples = order.ConvertAll(number => cells[number].First().Trial);
        var configurations = await context
            .Trials.Where(t => t.SweepId == sweep && EF.Parameter(examples).Contains(t.Number))
            .ToDictionaryAsync(t => t.ConfigurationNumber, t => t.Configuration, cancellation);
        var best = await BestConfigurations
            .For(context, context.SweepConditions.Where(c => c.SweepId == sweep))
            .ToDictionaryAsync(cell => cell.ConditionIndex, cell => cell.ConfigurationNumber, cancellation);
        return new HeatMap(
            [.. conditions.Select(c => c.Condition)],
            [
                .. order.Select(number => new HeatMapRow(
                    number,
                    configurations[number],
                    [
                        .. conditions.Select(condition =>
                            ToCell(
                                cells[number].FirstOrDefault(c => c.ConditionIndex == condition.ConditionIndex),
                                best
                            )
                        ),
                    ]
                )),
            ],
            total
        );
    }

    private static HeatMapCell? ToCell(ConfigurationResultEntity? cell, Dictionary<int, int> best) =>
        cell is null
            ? null
            : new HeatMapCell(
                cell.Trial,
                cell.Repeats,
                cell.Metric ?? double.NaN,
                cell.TestRmse ?? double.NaN,
                cell.TestRmseUnits ?? double.NaN,
                cell.TestRmseStd,
                cell.Skill,
                cell.SkillLow,
                cell.SkillHigh,
                best.TryGetValue(cell.ConditionIndex, out var number) && number == cell.ConfigurationNumber
            );
}
