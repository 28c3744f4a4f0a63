using System.Globalization;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Cluster;

namespace GearSweep.Cli.Cluster;

/// <summary>A cluster as a table for people.</summary>
internal static class StatusText
{
    private static readonly string[] Heading = ["host", "silo", "role", "version", "cores", "slots", "busy", "completed", "failed", "seen"];

    /// <summary>Writes the cluster down.</summary>
    public static string Write(ClusterView view, DateTimeOffset now)
    {
        if (view.Silos.Count == 0) return "No silo has joined yet.\n";
        var total = $"{Text(view.Silos.Count)} {(view.Silos.Count == 1 ? "silo" : "silos")}, {Text(view.Busy)} of {Text(view.Slots)} slots busy.\n";
        return $"{TextTable.Write(Heading, view.Silos.Select(silo => Row(silo, now)))}{total}";
    }

    private static string[] Row(SiloView silo, DateTimeOffset now) =>
    [
        silo.Status.Host,
        silo.Status.Silo,
        silo.Status.Role,
        silo.Status.Version,
        Text(silo.Status.Cores),
        Text(silo.Status.Slots),
        Text(silo.Status.Running.Count),
        Text(silo.Completed),
        Text(silo.Failed),
        $"{Text(Math.Max(0, (int)(now - silo.LastSeen).TotalSeconds))} s ago",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
