using System.Globalization;
using System.Text;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Configurations;
using GearSweep.Shared.Results;
using GearSweep.Shared.Text;

namespace GearSweep.Cli.Running;

/// <summary>A sweep's results for a person: a line a condition, the best trial beside the baselines.</summary>
internal static class SummaryText
{
    private const string Nothing = "–";

    // From here on a figure is written with an exponent.
    private const double Long = 1e6;

    /// <summary>Writes the summary.</summary>
    /// <param name="row">The sweep.</param>
    /// <param name="varied">The parameters that the sweep varies; the best configurations are told by these.</param>
    /// <param name="now">The end of a sweep that has not ended.</param>
    public static string Write(SweepRow row, IReadOnlyList<string> varied, DateTimeOffset now)
    {
        var text = new StringBuilder();
        var counts = row.Counts;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{row.Name} ({row.Dataset}{(row.Synthetic ? ", synthetic" : "")}): "
        );
        text.Append(CultureInfo.InvariantCulture, $"{row.State.ToString().ToLowerInvariant()}, ");
        text.Append(CultureInfo.InvariantCulture, $"{counts.Completed} of {counts.Total} trials completed");
        if (counts.Pruned > 0)
            text.Append(CultureInfo.InvariantCulture, $", {counts.Pruned} pruned");
        if (counts.Failed > 0)
            text.Append(CultureInfo.InvariantCulture, $", {counts.Failed} failed");
        if (counts.Cancelled > 0)
            text.Append(CultureInfo.InvariantCulture, $", {counts.Cancelled} cancelled");
        text.Append(CultureInfo.InvariantCulture, $", {((row.Ended ?? now) - row.Created).TotalSeconds:F1} s\n\n");
        var scale = ErrorScale.For(row);
        var decimals = Decimals.For(row.Conditions.Min(c => scale.Of(c.Best?.TestRmseUnits)) ?? 0, 3);
        var unscaled = scale.Head(row.Target.Name);
        text.Append(
            TextTable.Write(
                [
                    "speed (rev/s)",
                    "load (N·m)",
                    "trial",
                    "test RMSE",
                    unscaled,
                    "AR*",
                    "skill",
                    "95 % interval",
                    "seeds",
                    "verdict",
                    "best configuration",
                ],
                row.Conditions.Select(c => Line(c, varied, Figure(scale.Of(c.Best?.TestRmseUnits), $"F{decimals}")))
            )
        );
        text.Append(CultureInfo.InvariantCulture, $"\nTest RMSE is scaled: 0 to 1 spans the train rows; '{unscaled}' ");
        text.Append("has it unscaled. AR* is the straight line whose order (in brackets) the validation rows chose. ");
        text.Append("Skill is 1 − RMSE / AR*'s: above 0 the model is better.\nErrors and skill are means over seeds; ");
        text.Append("the interval has the noise of seeds and of test rows.\n");
        if (row.Conditions.Max(c => c.Configurations) is > 1 and var tried)
            text.Append(
                CultureInfo.InvariantCulture,
                $"Each best was chosen out of {tried} configurations, without a look at test rows.\n"
            );
        foreach (var note in UndefinedFigures.For(row))
            text.Append(CultureInfo.InvariantCulture, $"Note: {note}.\n");
        return text.ToString();
    }

    private const string Percent = "+0.0 %;−0.0 %;0.0 %";

    private static string[] Line(ConditionResult result, IReadOnlyList<string> varied, string unscaled) =>
        [
            result.Condition.Speed.ToString(CultureInfo.InvariantCulture),
            result.Condition.Load.ToString(CultureInfo.InvariantCulture),
            result.Best?.Number.ToString(CultureInfo.InvariantCulture) ?? Nothing,
            Figure(result.Best?.TestRmse, "F4"),
            unscaled,
            result.Baselines is { } b ? $"{Figure(b.ArStar.Rmse, "F4")} ({b.ArStarOrder})" : Nothing,
            Figure(result.Skill, Percent),
            result.Best is { SkillLow: { } low, SkillHigh: { } high }
                ? $"{Figure(low, Percent)} to {Figure(high, Percent)}"
                : Nothing,
            result.Best?.Seeds.ToString(CultureInfo.InvariantCulture) ?? Nothing,
            result.Best is { } judged ? judged.ToWords() : Nothing,
            result.Best is { } best ? Parameters(best.Configuration, varied) : Nothing,
        ];

    private static string Figure(double? value, string format) =>
        value is { } figure && double.IsFinite(figure)
            ? figure.ToString(Math.Abs(figure) < Long ? format : "0.00e+0", CultureInfo.InvariantCulture)
            : Nothing;

    private static string Parameters(Configuration configuration, IReadOnlyList<string> varied) =>
        varied.Count == 0 ? "the only one" : string.Join(" ", varied.Select(p => $"{p}={configuration[p]}"));
}
