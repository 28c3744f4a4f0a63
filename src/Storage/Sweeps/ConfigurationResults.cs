using System.Data.Common;
using GearSweep.Shared.Trials;
using GearSweep.Storage.Statistics;
using GearSweep.Storage.Writing;

namespace GearSweep.Storage.Sweeps;

/// <summary>One configuration at one condition, over its completed repeats.</summary>
internal static class ConfigurationResults
{
    /// <summary>
    /// Works a result out again from its completed repeats, in their order: the same bits in whatever order they
    /// completed.
    /// </summary>
    /// <param name="session">The writer's.</param>
    /// <param name="trial">The repeat that has just completed.</param>
    /// <param name="arStarRmse">AR*'s test RMSE on the same rows.</param>
    public static void Update(WriteSession session, ReportedTrial trial, double arStarRmse)
    {
        var repeats = session.All(
            """
            SELECT Number, Metric, TestRmse, TestRmseUnits FROM Trials
            WHERE SweepId = ?1 AND ConfigurationNumber = ?2 AND ConditionIndex = ?3 AND State = ?4
            ORDER BY Repeat
            """,
            row => new Repeat(row.GetInt32(0), Number(row, 1), Number(row, 2), Number(row, 3)),
            trial.Sweep,
            trial.ConfigurationNumber,
            trial.ConditionIndex,
            TrialState.Completed
        );
        var rmse = repeats.Average(r => r.TestRmse);
        var skill = ErrorMetrics.Skill(rmse, arStarRmse);
        var margin = repeats.Count > 1 ? RatioInterval.AgainstArStar(StoredErrors.Read(session, trial))?.Margin : null;
        var least = repeats.MinBy(r => double.IsNaN(r.Metric) ? double.PositiveInfinity : r.Metric)!;
        session.Execute(
            """
            INSERT INTO ConfigurationResults (SweepId, ConfigurationNumber, ConditionIndex, Trial, Repeats, Metric, TestRmse, TestRmseUnits, TestRmseStd,
                Skill, SkillLow, SkillHigh)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (SweepId, ConfigurationNumber, ConditionIndex) DO UPDATE SET
                Trial = excluded.Trial, Repeats = excluded.Repeats, Metric = excluded.Metric, TestRmse = excluded.TestRmse,
                TestRmseUnits = excluded.TestRmseUnits, TestRmseStd = excluded.TestRmseStd, Skill = excluded.Skill,
                SkillLow = excluded.SkillLow, SkillHigh = excluded.SkillHigh
            """,
            trial.Sweep,
            trial.ConfigurationNumber,
            trial.ConditionIndex,
            least.Trial,
            repeats.Count,
            repeats.Average(r => r.Metric),
            rmse,
            repeats.Average(r => r.TestRmseUnits),
            SampleStd([.. repeats.Select(r => r.TestRmse)]),
            skill,
            skill - margin,
            skill + margin
        );
    }

    /// <summary>Standard deviation with divisor n − 1; <see langword="null"/> for fewer than two values.</summary>
    public static double? SampleStd(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
        {
            return null;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    private static double Number(DbDataReader row, int column) =>
        row.IsDBNull(column) ? double.NaN : row.GetDouble(column);

    private sealed record Repeat(int Trial, double Metric, double TestRmse, double TestRmseUnits);
}
