using System.Reflection;
using System.Runtime.Intrinsics;
using GearSweep.Shared.Cluster;

namespace GearSweep.Grains.Slots;

/// <summary>What this silo says of itself.</summary>
internal sealed class WorkerIdentity(ILocalSiloDetails silo, WorkerRole role)
{
    private static readonly string Version =
        typeof(WorkerIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "?";

    private long _beats;

    /// <summary>The status now.</summary>
    public WorkerStatus Status(int slots, IReadOnlyList<RunningTrial> running, bool draining) => new(
        silo.SiloAddress.ToParsableString(),
        Environment.MachineName,
        role.Name,
        Environment.ProcessorCount,
        slots,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        Version,
        running)
    {
        Beat = Interlocked.Increment(ref _beats),
        Draining = draining,
        Mode = role.Mode,
    };
}
