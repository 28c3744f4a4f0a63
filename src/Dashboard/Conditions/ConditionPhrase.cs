using System.Globalization;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Conditions;

/// <summary>
/// Names a set of conditions in as few words as are exact, e.g. <c>at 25 and 40 rev/s under 80 N·m</c>.
/// </summary>
internal static class ConditionPhrase
{
    /// <summary>Where: to follow a verb.</summary>
    /// <param name="some">The conditions that are meant; at least one.</param>
    /// <param name="all">All that there are.</param>
    public static string For(IReadOnlyCollection<OperatingCondition> some, IReadOnlyCollection<OperatingCondition> all)
    {
        if (all.Count > 1 && some.Count == all.Count)
            return all.Count == 2 ? "at both conditions" : $"at all {all.Count} conditions";
        double[] speeds = [.. some.Select(c => c.Speed).Distinct().Order()],
            loads = [.. some.Select(c => c.Load).Distinct().Order()];
        var product = all.Where(c => speeds.Contains(c.Speed) && loads.Contains(c.Load)).ToHashSet();
        if (!product.SetEquals(some))
            return And([.. loads.Select(load => Block([.. some.Where(c => c.Load == load)], all))]);
        return Block(some, all);
    }

    /// <summary>A list in words: <c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> parts) =>
        parts.Count switch
        {
            0 => "",
            1 => parts[0],
            _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}",
        };

    /// <summary>Conditions that are all there are with these speeds and these loads.</summary>
    private static string Block(
        IReadOnlyCollection<OperatingCondition> some,
        IReadOnlyCollection<OperatingCondition> all
    )
    {
        double[] speeds = [.. some.Select(c => c.Speed).Distinct().Order()],
            loads = [.. some.Select(c => c.Load).Distinct().Order()];
        var everyLoad =
            all.Where(c => speeds.Contains(c.Speed)).All(some.Contains)
            && all.Select(c => c.Load).Distinct().Count() > 1;
        var everySpeed =
            all.Where(c => loads.Contains(c.Load)).All(some.Contains)
            && all.Select(c => c.Speed).Distinct().Count() > 1;
        var at = $"at {And([.. speeds.Select(Number)])} rev/s";
        var under = And([.. loads.Select(load => load == 0 ? "without load" : $"under {Number(load)} N·m")]);
        return everyLoad ? at
            : everySpeed ? under
            : $"{at} {under}";
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
