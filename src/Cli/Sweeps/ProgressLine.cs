using System.Globalization;
using GearSweep.Shared.Results;
using GearSweep.Shared.Sweeps;

namespace GearSweep.Cli.Sweeps;

/// <summary>A sweep's progress in words.</summary>
internal static class ProgressLine
{
    /// <summary>
    /// E.g. <c>12 of 24 trials, 2 running, 25 s left</c>, and of a sweep that was cancelled <c>12 of 24 trained, 12
    /// cancelled</c>.
    /// </summary>
    /// <param name="row">The sweep.</param>
    /// <param name="isOwned">Whether a process trains what is stored as running; otherwise it was interrupted.</param>
    public static string For(SweepRow row, bool isOwned = true)
    {
        var counts = row.Counts;
        var parts = new List<string> { Done(row) };
        if (counts.Running > 0)
            parts.Add(
                string.Create(CultureInfo.InvariantCulture, $"{counts.Running} {(isOwned ? "running" : "interrupted")}")
            );
        if (counts.Failed > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{counts.Failed} failed"));
        if (counts.Cancelled > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{counts.Cancelled} cancelled"));
        if (row.SecondsLeft is { } left && counts.Ended < counts.Total && isOwned)
            parts.Add($"{Duration(left)} left");
        return string.Join(", ", parts);
    }

    private static string Done(SweepRow row) =>
        row.State == SweepState.Cancelled
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Counts.Trained} of {row.Counts.Total} trained")
            : string.Create(CultureInfo.InvariantCulture, $"{row.Counts.Ended} of {row.Counts.Total} trials");

    private static string Duration(double seconds) =>
        seconds switch
        {
            < 120 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, seconds):F0} s"),
            < 7200 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:F0} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:F0} h"),
        };
}
