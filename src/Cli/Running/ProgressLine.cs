using System.Globalization;
using GearSweep.Shared.Results;

namespace GearSweep.Cli.Running;

/// <summary>A sweep's progress in words.</summary>
internal static class ProgressLine
{
    /// <summary>E.g. <c>12 of 24 trials, 2 running, 25 s left</c>.</summary>
    public static string Of(SweepRow row)
    {
        var counts = row.Counts;
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{counts.Ended} of {counts.Total} trials") };
        if (counts.Running > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{counts.Running} running"));
        if (counts.Failed > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{counts.Failed} failed"));
        if (row.SecondsLeft is { } left && counts.Ended < counts.Total) parts.Add($"{Duration(left)} left");
        return string.Join(", ", parts);
    }

    private static string Duration(double seconds) => seconds switch
    {
        < 120 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, seconds):F0} s"),
        < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F0} h"),
    };
}
