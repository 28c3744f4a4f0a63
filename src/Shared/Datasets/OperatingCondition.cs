using System.Globalization;

namespace GearSweep.Shared.Datasets;

/// <summary>
/// An operating condition of a gear: shaft speed in rev/s and load in N·m, each to two decimals. Rows whose speed and
/// load round to the same two decimals were recorded at the same condition.
/// </summary>
/// <remarks>
/// Ordered by load, then by speed: the reading order of the condition grid (speeds are columns, loads are rows).
/// </remarks>
[GenerateSerializer, Immutable]
public readonly record struct OperatingCondition : IComparable<OperatingCondition>
{
    /// <summary>Makes a condition; both values are rounded to two decimals.</summary>
    /// <param name="speed">Shaft speed in rev/s, e.g. 8.33203125.</param>
    /// <param name="load">Load in N·m, e.g. 80.</param>
    public OperatingCondition(double speed, double load)
    {
        Speed = Math.Round(speed, 2) + 0.0;
        Load = Math.Round(load, 2) + 0.0;
    }

    /// <summary>Shaft speed in rev/s, to two decimals.</summary>
    [Id(0)]
    public double Speed { get; init; }

    /// <summary>Load in N·m, to two decimals.</summary>
    [Id(1)]
    public double Load { get; init; }

    /// <summary>Compares by load, then by speed.</summary>
    public int CompareTo(OperatingCondition other) => (Load, Speed).CompareTo((other.Load, other.Speed));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Speed} rev/s · {Load} N·m");

    /// <summary>
    /// Whether <paramref name="left"/> comes before <paramref name="right"/> in the grid's reading order.
    /// </summary>
    public static bool operator <(OperatingCondition left, OperatingCondition right) => left.CompareTo(right) < 0;

    /// <summary>
    /// Whether <paramref name="left"/> comes after <paramref name="right"/> in the grid's reading order.
    /// </summary>
    public static bool operator >(OperatingCondition left, OperatingCondition right) => left.CompareTo(right) > 0;

    /// <summary>Not after.</summary>
    public static bool operator <=(OperatingCondition left, OperatingCondition right) => left.CompareTo(right) <= 0;

    /// <summary>Not before.</summary>
    public static bool operator >=(OperatingCondition left, OperatingCondition right) => left.CompareTo(right) >= 0;
}
