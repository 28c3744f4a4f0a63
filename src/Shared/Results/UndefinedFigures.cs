using GearSweep.Shared.Datasets;

namespace GearSweep.Shared.Results;

/// <summary>
/// Why figures of completed trials are undefined, in words: tables have a dash or nothing in their place.
/// </summary>
public static class UndefinedFigures
{
    /// <summary>Why R² is.</summary>
    public const string R2 = "undefined: the target is constant on the test rows";

    /// <summary>Why skill is.</summary>
    public const string Skill = "undefined: AR* makes no error on the test rows";

    /// <summary>What is to be said of a target that has one value in all rows, before a launch and after it.</summary>
    /// <param name="condition">Where it has.</param>
    /// <param name="target">The target's name.</param>
    public static string OfConstantTarget(OperatingCondition condition, string target) =>
        $"at {condition} the target {target} is constant: there is nothing to predict, and R² and skill are undefined";

    /// <summary>
    /// A sentence, without its full stop, for each condition of a sweep at which something is undefined, in grid order.
    /// </summary>
    public static IEnumerable<string> For(SweepRow sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return sweep.Conditions.Select(c => ReasonOf(c, sweep.Target.Name)).OfType<string>();
    }

    private static string? ReasonOf(ConditionResult result, string target) =>
        result switch
        {
            { HasConstantTarget: true } => OfConstantTarget(result.Condition, target),
            { Best.Test.R2: null, Skill: var skill } =>
                $"at {result.Condition} the target {target} is constant on the test rows: "
                    + (skill is null ? "R² and skill are undefined" : "R² is undefined"),
            { Best: not null, Skill: null } =>
                $"at {result.Condition} AR* makes no error on the test rows: skill is undefined",
            _ => null,
        };
}
