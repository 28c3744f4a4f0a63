using System.Globalization;
using GearSweep.Cli.Tables;
using GearSweep.Shared.Cluster;

namespace GearSweep.Cli.Cluster;

/// <summary>A cluster as a table for people.</summary>
internal static class StatusText
{
    private static readonly string[] Heading =
    [
        "host",
        "silo",
        "role",
        "version",
        ".net",
        "torchsharp",
        "cores",
        "memory",
        "vectors",
        "slots",
        "busy",
        "completed",
        "failed",
        "seen",
    ];

    /// <summary>Writes the cluster down.</summary>
    public static string Write(ClusterView view, DateTimeOffset now)
    {
        var obstacle = view.StoreUnavailableReason is { } reason ? $"Results cannot be stored: {reason}\n" : "";
        if (view.Silos.Count == 0)
            return $"No silo has joined yet.\n{obstacle}";
        var total =
            $"{Text(view.Silos.Count)} {(view.Silos.Count == 1 ? "silo" : "silos")}, {Text(view.Busy)} of {Text(view.Slots)} slots busy.\n";
        var idle = view
            .Silos.Select(silo => (silo.Status.Silo, Why: WhyIdle(silo)))
            .Where(silo => silo.Why is not null)
            .Select(silo => $"{silo.Silo} {silo.Why}\n");
        return $"{TextTable.Write(Heading, view.Silos.Select(silo => Row(silo, now)))}{total}{string.Concat(idle)}{obstacle}";
    }

    private static string[] Row(SiloView silo, DateTimeOffset now) =>
        [
            silo.Status.Host,
            silo.Status.Silo,
            ClusterRoles.NameOf(silo.Status.Role),
            silo.Status.ShortVersion,
            silo.Status.RuntimeVersion,
            silo.Status.TorchSharpVersion,
            Text(silo.Status.Cores),
            string.Create(CultureInfo.InvariantCulture, $"{silo.Status.MemoryBytes / 1e9:0.0} GB"),
            $"{Text(silo.Status.VectorBits)} bit",
            Text(silo.Status.Slots),
            Text(silo.Status.Busy),
            Text(silo.Completed),
            Text(silo.Failed),
            $"{Text(Math.Max(0, (int)(now - silo.LastSeen).TotalSeconds))} s ago",
        ];

    private static string? WhyIdle(SiloView silo) =>
        silo.Quarantined is { } reason ? $"is given no trials: {reason}"
        : silo.Status.Draining ? "drains: it hands its trials back and takes no more."
        : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
