namespace GearSweep.Shared.Cluster;

/// <summary>Names of the roles.</summary>
public static class ClusterRoles
{
    /// <summary>The names, as they are written in the configuration.</summary>
    public const string Names = "head, worker, head+worker or client";

    /// <summary>The name of <see cref="ClusterRole.HeadAndWorker"/>.</summary>
    internal const string Both = "head + worker";

    /// <summary>Reads a role; blanks and case do not count.</summary>
    public static ClusterRole? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
        {
            "HEAD" => ClusterRole.Head,
            "WORKER" => ClusterRole.Worker,
            "HEAD+WORKER" or "WORKER+HEAD" => ClusterRole.HeadAndWorker,
            "CLIENT" => ClusterRole.Client,
            _ => null,
        };
    }

    /// <summary>The name as people read it.</summary>
    public static string NameOf(ClusterRole role) =>
        role switch
        {
            ClusterRole.Head => "head",
            ClusterRole.Worker => "worker",
            ClusterRole.HeadAndWorker => Both,
            _ => "client",
        };
}
