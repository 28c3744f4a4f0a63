using System.Globalization;
using GearSweep.Shared.Configurations;

namespace GearSweep.Shared.Specification;

/// <summary>
/// Every key that a specification may have, in the order in which it is written. The defaults are those of
/// <see cref="SweepSpec"/>.
/// </summary>
public static class SpecKeyCatalog
{
    private static readonly SweepSpec Defaults = new() { Name = "", Dataset = "" };

    /// <summary>All keys but the parameters' names, which are in <see cref="ParameterCatalog"/>.</summary>
    public static IReadOnlyList<SpecKey> All { get; } =
    [
        new("name", "text", null, $"1 to {SpecLimits.NameLength} characters on one line", "The sweep's name."),
        new(
            "description",
            "text",
            "empty",
            $"up to {Count(SpecLimits.DescriptionLength)} characters",
            "What the sweep is for."
        ),
        new(
            "dataset",
            "text",
            null,
            "a file name, never a path",
            "The data file in the data directory, with or without `.csv`."
        ),
        new("conditions", "`all` or a list", "`all`", "each condition once", "The operating conditions to train on."),
        new(
            "conditions[].speed",
            "number",
            null,
            "-1,000,000 to 1,000,000",
            "Shaft speed in rev/s; compared to two decimals."
        ),
        new(
            "conditions[].load",
            "number",
            null,
            "-1,000,000 to 1,000,000",
            "Load in N·m, below 0 for braking; compared to two decimals."
        ),
        new(
            "split.rows",
            "whole number",
            Count(Defaults.Split.Rows),
            $"2 to {Count(SpecLimits.Rows)}",
            "Rows used from the start of a segment at most."
        ),
        new(
            "split.train_rows",
            "whole number",
            $"{Count(Defaults.Split.TrainRows!.Value)} of {Count(Defaults.Split.Rows)}",
            "1 up to but without `rows`",
            "Rows to train and validate on where the segment has all `rows`; shorter segments and other `rows` use the fraction."
        ),
        new(
            "split.train_fraction",
            "number",
            Real(Defaults.Split.TrainFraction),
            "above 0, below 1",
            "Share of the rows to train and validate on, instead of `train_rows`."
        ),
        new(
            "split.validation_fraction",
            "number",
            Real(Defaults.Split.ValidationFraction),
            "0 up to but without 1",
            "Share of those rows, at their end, that is held back for validation; 0 for none, and then `metric` is `train_mse`."
        ),
        new("method", "word", "`grid`", "`grid`, `random`", "Every combination of the values, or draws from them."),
        new(
            "metric.name",
            "word",
            $"`{Defaults.Metric.Name}`",
            "`validation_mse`, `train_mse`",
            "The figure that chooses the best trial; never a test error."
        ),
        new("metric.goal", "word", "`minimize`", "`minimize`", "Smaller is better."),
        new(
            "parameters",
            "mapping",
            "none",
            "the parameters below",
            "The search space; a parameter that is not named has its default."
        ),
        new("parameters.*.value", "number or word", null, "the parameter's range", "One value."),
        new("parameters.*.values", "list", null, "at least one, each once", "Several values."),
        new(
            "parameters.*.distribution",
            "word",
            null,
            string.Join(", ", Enum.GetValues<Distribution>().Select(d => $"`{d.ToName()}`")),
            "How values are drawn between `min` and `max`."
        ),
        new(
            "parameters.*.min",
            "number",
            null,
            "below `max`; above 0 for `log_uniform_values`",
            "Least value of a distribution."
        ),
        new("parameters.*.max", "number", null, "above `min`", "Greatest value of a distribution."),
        new(
            "parameters.*.q",
            "number",
            null,
            "above 0",
            "Step of `q_uniform`: its values are the multiples of `q` from `min` to `max`."
        ),
        new(
            "epochs",
            "whole number",
            Count(Defaults.Epochs),
            $"1 to {Count(SpecLimits.Epochs)}",
            "Epochs of a trial at most."
        ),
        new(
            "early_stop",
            "`none` or a mapping",
            "`none`",
            "`none`, or `type` and `patience`",
            "When a trial ends before its epochs are spent."
        ),
        new("early_stop.type", "word", null, "`none`, `notebook`, `validation`", "The rule."),
        new(
            "early_stop.patience",
            "whole number",
            null,
            $"1 to {Count(SpecLimits.Epochs)}",
            "Epochs that the rule looks back."
        ),
        new(
            "scheduler",
            "`none`, `asha` or a mapping",
            "`none`",
            "`none`, `asha`, or `type` with what follows",
            "Which trials go on: with `asha` they pause at rungs, and the better ones are promoted."
        ),
        new("scheduler.type", "word", null, "`none`, `asha`", "The rule."),
        new(
            "scheduler.min_epochs",
            "whole number",
            Count(SchedulerSpec.Asha.MinEpochs),
            "1 to `epochs`",
            "Epochs before a trial pauses for the first time."
        ),
        new(
            "scheduler.reduction_factor",
            "whole number",
            Count(SchedulerSpec.Asha.ReductionFactor),
            $"2 to {Count(SpecLimits.ReductionFactor)}",
            "One in so many trials of a rung goes on, with so many times the epochs."
        ),
        new(
            "scheduler.order",
            "word",
            "`arrival`",
            "`arrival`, `fixed`",
            "Whether a decision sees what has come, or what would have come by the prices: `fixed` always decides alike."
        ),
        new(
            "scheduler.slots",
            "whole number",
            Count(SchedulerSpec.UsualSlots),
            $"1 to {Count(SpecLimits.LogicalSlots)}",
            "Jobs that are taken to run at once with `fixed`; twice the slots that there are is a good number."
        ),
        new(
            "run_cap",
            "whole number",
            "no cap",
            $"1 to {Count(SpecLimits.Trials)}",
            "Configurations at most (not trials); `random` needs it."
        ),
        new(
            "repeats",
            "whole number",
            Count(Defaults.Repeats),
            $"1 to {Count(SpecLimits.Repeats)}",
            "Trials of every configuration and condition, with different seeds."
        ),
        new(
            "seed",
            "whole number",
            Count(Defaults.Seed),
            $"0 to {Count(int.MaxValue)}",
            "From it follow the draws of `random` and every trial's seed."
        ),
        new(
            "engine",
            "word",
            $"`{Defaults.Engine}`",
            "`auto`, `simd` or `torch`",
            "What trains. `auto` takes `simd` where it is faster, else `torch`."
        ),
        new(
            "priority",
            "whole number",
            Count(Defaults.Sharing.Priority),
            $"{-SweepSharing.LargestPriority} to {SweepSharing.LargestPriority}",
            "A free slot goes to the sweep of the highest priority that has trials to give. No result depends on it."
        ),
        new(
            "weight",
            "number",
            Real(Defaults.Sharing.Weight),
            $"{Real(SweepSharing.LeastWeight)} to {Real(SweepSharing.LargestWeight)}",
            "Sweeps of one priority share the slots in proportion to their weights."
        ),
        new(
            "max_running",
            "whole number",
            "no limit",
            $"1 to {Count(SpecLimits.Trials)}",
            "Trials of the sweep that run at once at most."
        ),
    ];

    /// <summary>
    /// The names that may stand in the mapping at a path, e.g. <c>rows</c> for <c>split</c>; at the top for an empty
    /// path.
    /// </summary>
    internal static IReadOnlyList<string> NamesAt(string path)
    {
        var prefix = path.Length == 0 ? "" : path + ".";
        var below = All.Select(k => k.Path)
            .Where(p => p.StartsWith(prefix, StringComparison.Ordinal))
            .Select(p => p[prefix.Length..]);
        return [.. below.Select(p => p.Split('.', '[')[0]).Distinct()];
    }

    private static string Count(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Real(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
