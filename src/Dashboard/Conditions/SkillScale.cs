using System.Globalization;
using GearSweep.Shared.Results;

namespace GearSweep.Dashboard.Conditions;

/// <summary>
/// The diverging scale of skill against AR*: blue above 0, orange below, stronger with its size, full at 10 %.
/// </summary>
public static class SkillScale
{
    private const double Full = 0.10;

    // More colour than this would leave too little contrast to the text on it.
    private const double StrongestPercent = 38;

    private const double LeastRange = 0.02,
        MostRange = 0.5;

    /// <summary>
    /// The skill at the end of an axis that shows the best configurations of all conditions: 2 to 50 %; what is beyond is
    /// drawn at its end.
    /// </summary>
    public static double Range(IEnumerable<ConditionResult> results) =>
        results
            .Select(result => result.Best)
            .OfType<BestTrial>()
            .SelectMany(best => best.SeedSkills.Append(best.SkillLow ?? 0).Append(best.SkillHigh ?? 0))
            .Where(double.IsFinite)
            .Select(skill => Math.Clamp(Math.Abs(skill), LeastRange, MostRange))
            .DefaultIfEmpty(LeastRange)
            .Max();

    /// <summary>
    /// A class name that gives the side: <c>skill better</c>, <c>skill worse</c>, or <c>skill</c> where there is none.
    /// </summary>
    public static string Class(double? skill) =>
        skill switch
        {
            > 0 => "skill better",
            < 0 => "skill worse",
            _ => "skill",
        };

    /// <summary>How strong the colour is, as a CSS variable.</summary>
    public static string Style(double? skill)
    {
        var share = skill is { } value && !double.IsNaN(value) ? Math.Min(1, Math.Abs(value) / Full) : 0;
        return string.Create(CultureInfo.InvariantCulture, $"--strength: {share * StrongestPercent:0.#}%");
    }

    /// <summary>
    /// The same in words that take no side: <c>skill +4.1 % against AR*</c>, or why there is none. Whether it is better or
    /// worse is for the verdict to say.
    /// </summary>
    public static string Words(double? skill) =>
        skill switch
        {
            null or double.NaN => $"skill {UndefinedFigures.Skill}",
            _ => $"skill {Formatting.Figures.Skill(skill)} against AR*",
        };
}
