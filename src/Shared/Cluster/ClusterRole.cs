using System.Text.Json.Serialization;

namespace GearSweep.Shared.Cluster;

/// <summary>What a process is in its cluster.</summary>
[Flags, GenerateSerializer]
public enum ClusterRole
{
    /// <summary>Hosts nothing and asks: pages and commands.</summary>
    Client = 0,

    /// <summary>Owns sweeps, data and results.</summary>
    Head = 1,

    /// <summary>Owns slots.</summary>
    Worker = 2,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName(ClusterRoles.Both)]
    HeadAndWorker = Head | Worker,
}
