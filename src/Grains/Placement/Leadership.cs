using System.Collections.Immutable;

namespace GearSweep.Grains.Placement;

/// <summary>
/// Which head leads: the oldest one that is active. All silos come to the same answer from the same membership, and it changes only when the leader
/// goes (or when a head joins whose clock is behind).
/// </summary>
internal sealed class Leadership(IClusterMembershipService membership, ILocalSiloDetails silo)
{
    private const string WorkerPrefix = "worker ";
    private (ClusterMembershipSnapshot Members, SiloAddress? Leader) _last;

    /// <summary>The leader; <see langword="null"/> when no head is active.</summary>
    public SiloAddress? Leader
    {
        get
        {
            var snapshot = membership.CurrentSnapshot;
            var last = _last;
            if (!ReferenceEquals(last.Members, snapshot)) _last = last = (snapshot, LeaderOf(snapshot.Members));
            return last.Leader;
        }
    }

    /// <summary>Whether this silo is the leader.</summary>
    public bool IsHere => silo.SiloAddress.Equals(Leader);

    /// <summary>The name by which membership tells a silo that has no head's grains from a head.</summary>
    public static string WorkerName(string name) => WorkerPrefix + name;

    /// <summary>The leader of a membership.</summary>
    public static SiloAddress? LeaderOf(ImmutableDictionary<SiloAddress, ClusterMember> members) => members.Values
        .Where(member => member.Status == SiloStatus.Active && !member.Name.StartsWith(WorkerPrefix, StringComparison.Ordinal))
        .Select(member => member.SiloAddress)
        .OrderBy(address => address.Generation).ThenBy(address => address)
        .FirstOrDefault();
}
