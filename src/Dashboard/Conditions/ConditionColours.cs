using GearSweep.Dashboard.Charts;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Conditions;

/// <summary>
/// One colour a condition, the same on every page: the dataset card's six have fixed ones, others take what is left, in
/// grid order.
/// </summary>
public sealed class ConditionColours
{
    private static readonly OperatingCondition[] Card =
    [
        new(8.33, 0),
        new(25, 0),
        new(40, 0),
        new(8.33, 80),
        new(25, 80),
        new(40, 80),
    ];

    private readonly Dictionary<OperatingCondition, string> _colours = [];

    /// <summary>Gives every condition its colour.</summary>
    public ConditionColours(IEnumerable<OperatingCondition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        var free = Card.Length;
        foreach (var condition in conditions.Distinct().Order())
        {
            var fixedPlace = Array.IndexOf(Card, condition);
            _colours[condition] = Palette.At(fixedPlace >= 0 ? fixedPlace : free++);
        }
    }

    /// <summary>The condition's colour.</summary>
    public string this[OperatingCondition condition] =>
        _colours.TryGetValue(condition, out var colour) ? colour : Palette.Truth;
}
