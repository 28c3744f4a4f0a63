using System.ComponentModel.DataAnnotations;
using GearSweep.Shared.Cluster;

namespace GearSweep.Grains.Slots;

/// <summary>The slots of a silo (configuration section <c>Slots</c>).</summary>
public sealed class SlotOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Slots";

    /// <summary>
    /// Training threads, 0 to 1,024; <see langword="null"/> (default) for <see cref="DefaultCount"/>.
    /// </summary>
    [Range(0, ClusterLimits.MaxSlots, ErrorMessage = "{1} to {2}")]
    public int? Count { get; set; }

    /// <summary>
    /// How long a slot waits at least before it asks again when it was told at once that there is nothing. Default 100
    /// ms.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "{1} to {2}")]
    public TimeSpan IdleInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often news of a trial is sent at most. Default 250 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00", ErrorMessage = "{1} to {2}")]
    public TimeSpan ReportInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Memory for segments that were fetched from the head, in bytes. Default 256 MB: about 400 segments of 20,000
    /// rows.
    /// </summary>
    [Range(0L, 1L << 40, ErrorMessage = "{1} to {2}")]
    public long SegmentCacheBytes { get; set; } = 256_000_000;

    /// <summary>
    /// A slot a core where training threads can be given a lower priority than the cluster's own work (Linux);
    /// elsewhere one core is left free.
    /// </summary>
    public static int DefaultCount =>
        ThreadNiceness.CanLowerPriority ? Environment.ProcessorCount : Math.Max(1, Environment.ProcessorCount - 1);
}
