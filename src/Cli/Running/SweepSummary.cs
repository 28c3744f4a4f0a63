using GearSweep.Shared.Configurations;
using GearSweep.Shared.Datasets;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Running;

/// <summary>
/// What <c>gearsweep run --format json</c> prints. Errors are scaled unless a name ends in <c>_units</c>: those are in
/// the target's unit.
/// </summary>
/// <param name="Sweep">The sweep's name.</param>
/// <param name="State"><c>running</c>, <c>paused</c>, <c>completed</c> or <c>cancelled</c>.</param>
/// <param name="Trials">Its trials by state.</param>
/// <param name="Seconds">From its launch to the end of its last trial.</param>
/// <param name="Target">The column that is predicted, with its unit; empty where that is not known.</param>
/// <param name="Conditions">What it found, in grid order.</param>
/// <param name="Notes">Which figures are undefined, and why, each a sentence.</param>
internal sealed record SweepSummary(
    string Sweep,
    string State,
    SweepSummary.TrialSummary Trials,
    double Seconds,
    Channel Target,
    IReadOnlyList<SweepSummary.ConditionSummary> Conditions,
    IReadOnlyList<string> Notes
)
{
    /// <summary>Makes the summary of a sweep.</summary>
    /// <param name="row">The sweep.</param>
    /// <param name="now">The end of a sweep that has not ended.</param>
    public static SweepSummary From(SweepRow row, DateTimeOffset now) =>
        new(
            row.Name,
            row.State.ToString().ToLowerInvariant(),
            new TrialSummary(
                row.Counts.Total,
                row.Counts.Completed,
                row.Counts.Pruned,
                row.Counts.Failed,
                row.Counts.Cancelled
            ),
            ((row.Ended ?? now) - row.Created).TotalSeconds,
            row.Target,
            [.. row.Conditions.Select(ConditionSummary.From)],
            [.. UndefinedFigures.For(row)]
        );

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>Trials by state.</summary>
    internal sealed record TrialSummary(int Total, int Completed, int Pruned, int Failed, int Cancelled);

    /// <summary>
    /// One condition, out of how many configurations its best was chosen, and how many others are as good as the best within the noise of seeds and test rows
    /// (<see langword="null"/> where the best has fewer than two seeds).
    /// </summary>
    internal sealed record ConditionSummary(
        double Speed,
        double Load,
        BaselineSummary? Baselines,
        BestSummary? Best,
        int Configurations,
        int? AsGoodAsBest
    )
    {
        public static ConditionSummary From(ConditionResult result) =>
            new(
                result.Condition.Speed,
                result.Condition.Load,
                result.Baselines is { } b
                    ? new BaselineSummary(
                        Finite(b.Mean.Rmse),
                        Finite(b.Persistence.Rmse),
                        Finite(b.Autoregressive.Rmse),
                        Finite(b.ArStar.Rmse),
                        b.ArStarOrder,
                        Finite(b.Ridge.Rmse)
                    )
                    : null,
                result.Best is { } best
                    ? new BestSummary(
                        best.Number,
                        Parameters(best.Configuration),
                        best.ValidationRmse,
                        Finite(best.TestRmse),
                        Finite(best.TestRmseUnits),
                        best.Skill,
                        best.SkillLow,
                        best.SkillHigh,
                        best.Seeds,
                        best.Verdict
                    )
                    : null,
                result.Configurations,
                result.AsGoodAsBest
            );

        private static Dictionary<string, object?> Parameters(Configuration configuration) =>
            ParameterCatalog.All.ToDictionary(p => p.Name, p => Plain(configuration[p.Name]));

        private static object? Plain(ParameterValue value) => value.Number is { } number ? number : value.Text;
    }

    /// <summary>The baselines' test errors, root mean squared.</summary>
    internal sealed record BaselineSummary(
        double? MeanRmse,
        double? PersistenceRmse,
        double? ArRmse,
        double? ArStarRmse,
        int ArStarOrder,
        double? RidgeRmse
    );

    /// <summary>
    /// The trial that the metric prefers, with what its configuration has as the mean over seeds: test errors, and skill
    /// against AR* with its 95 % interval over seeds and test rows, and what that says.
    /// </summary>
    internal sealed record BestSummary(
        int Trial,
        IReadOnlyDictionary<string, object?> Configuration,
        double? ValidationRmse,
        double? TestRmse,
        double? TestRmseUnits,
        double? Skill,
        double? SkillLow,
        double? SkillHigh,
        int Seeds,
        SkillVerdict Verdict
    );
}
