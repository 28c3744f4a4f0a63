using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Conditions;

/// <summary>The shape of a condition grid: speeds are columns, loads are rows, both ascending.</summary>
internal sealed class GridLayout
{
    private readonly HashSet<OperatingCondition> _present;

    public GridLayout(IEnumerable<OperatingCondition> conditions)
    {
        _present = [.. conditions];
        Speeds = [.. _present.Select(c => c.Speed).Distinct().Order()];
        Loads = [.. _present.Select(c => c.Load).Distinct().Order()];
    }

    public IReadOnlyList<double> Speeds { get; }

    public IReadOnlyList<double> Loads { get; }

    /// <summary>The condition at a place of the grid; <see langword="null"/> where the grid has a hole.</summary>
    public OperatingCondition? At(double speed, double load)
    {
        var condition = new OperatingCondition(speed, load);
        return _present.Contains(condition) ? condition : null;
    }
}
