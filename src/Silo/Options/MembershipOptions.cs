using System.ComponentModel.DataAnnotations;
using Orleans.Configuration;

namespace GearSweep.Silo.Options;

/// <summary>
/// How soon silos believe that another one is dead (configuration section <c>Membership</c>). The same for all silos of
/// a cluster. A killed process is noticed within about one <see cref="ProbeTimeout"/>; one that stands still, or is cut
/// off, after several times <see cref="ProbeTimeout"/> ×
/// <see cref="MissedProbes"/>, for the others ask each other before they give it up.
/// </summary>
public sealed class MembershipOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Membership";

    /// <summary>
    /// How often a silo asks its neighbours for a sign of life, and how long it waits for one; 0.2 s to 10 min. Default
    /// 5 s, as Orleans has it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.200", "00:10:00", ErrorMessage = "00:00:00.200 to 00:10:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Signs of life that a silo may fail to give, one after the other; 1 to 100. Default 3, as Orleans has it.
    /// </summary>
    [Range(1, 100, ErrorMessage = "{1} to {2}")]
    public int MissedProbes { get; set; } = 3;

    /// <summary>
    /// Tells Orleans. The table of members is also read again every other probe, not once a minute: in lab mode this is
    /// how a worker notices that its head has started anew and knows nothing of it, and until then it trains nothing.
    /// </summary>
    internal void Apply(ClusterMembershipOptions options) =>
        (options.ProbeTimeout, options.NumMissedProbesLimit, options.TableRefreshTimeout) = (
            ProbeTimeout,
            MissedProbes,
            2 * ProbeTimeout
        );
}
