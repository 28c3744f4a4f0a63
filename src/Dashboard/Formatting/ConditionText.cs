using System.Globalization;
using GearSweep.Shared.Datasets;

namespace GearSweep.Dashboard.Formatting;

/// <summary>A condition in addresses: speed, the letter x, load, e.g. <c>8.33x80</c>.</summary>
public static class ConditionText
{
    /// <summary>Writes a condition for an address.</summary>
    public static string Write(OperatingCondition condition) =>
        string.Create(CultureInfo.InvariantCulture, $"{condition.Speed}x{condition.Load}");

    /// <summary>Reads a condition from an address; <see langword="null"/> when it is none.</summary>
    public static OperatingCondition? Read(string? text)
    {
        var parts = text?.Split('x');
        return
            parts is [var speed, var load]
            && double.TryParse(speed, NumberStyles.Float, CultureInfo.InvariantCulture, out var s)
            && double.IsFinite(s)
            && double.TryParse(load, NumberStyles.Float, CultureInfo.InvariantCulture, out var l)
            && double.IsFinite(l)
            ? new OperatingCondition(s, l)
            : null;
    }

    /// <summary>A speed with its unit, e.g. <c>8.33 rev/s</c>.</summary>
    public static string Speed(double speed) => string.Create(CultureInfo.InvariantCulture, $"{speed} rev/s");

    /// <summary>A load with its unit, e.g. <c>80 N·m</c>.</summary>
    public static string Load(double load) => string.Create(CultureInfo.InvariantCulture, $"{load} N·m");
}
