using System.Collections.Immutable;

namespace GearSweep.Grains.Placement;

/// <summary>
/// Which head leads: of those that are active, the one that was started first. All silos come to the same answer from
/// the same membership. Mostly it changes only when the leader goes; a head that took long to join, or whose clock is
/// behind, may also come before the one that leads.
/// </summary>
internal sealed class Leadership(IClusterMembershipService membership, ILocalSiloDetails silo)
{
    private const string WorkerPrefix = "worker ";
    private volatile Found? _last;

    /// <summary>The leader; <see langword="null"/> when no head is active.</summary>
    public SiloAddress? Leader
    {
        get
        {
            var snapshot = membership.CurrentSnapshot;
            var last = _last;
            if (last?.Of != snapshot)
                _last = last = new Found(snapshot, LeaderOf(snapshot.Members));
            return last.Leader;
        }
    }

    /// <summary>Whether this silo is the leader.</summary>
    public bool IsHere => silo.SiloAddress.Equals(Leader);

    /// <summary>The name by which membership tells a silo that has no head's grains from a head.</summary>
    public static string WorkerName(string name) => WorkerPrefix + name;

    /// <summary>The leader of a membership.</summary>
    public static SiloAddress? LeaderOf(ImmutableDictionary<SiloAddress, ClusterMember> members) =>
        members
            .Values.Where(member =>
                member.Status == SiloStatus.Active && !member.Name.StartsWith(WorkerPrefix, StringComparison.Ordinal)
            )
            .Select(member => member.SiloAddress)
            .OrderBy(address => address.Generation)
            .ThenBy(address => address)
            .FirstOrDefault();

    private sealed record Found(ClusterMembershipSnapshot Of, SiloAddress? Leader);
}
