using System.Runtime.Intrinsics;
using GearSweep.Shared.Cluster;
using GearSweep.Training.Trials;

namespace GearSweep.Grains.Slots;

/// <summary>What this silo says of itself.</summary>
internal sealed class WorkerIdentity(ILocalSiloDetails silo, WorkerRole role)
{
    // What the trainer was built against is what it loads; to read it there loads nothing.
    private static readonly string TorchSharpVersion =
        typeof(TrialRunner)
            .Assembly.GetReferencedAssemblies()
            .FirstOrDefault(a => a.Name == "TorchSharp")
            ?.Version?.ToString(3)
        ?? "?";

    private long _beats;

    /// <summary>This silo's address, as all messages name it.</summary>
    public string Silo { get; } = silo.SiloAddress.ToParsableString();

    /// <summary>The status now.</summary>
    public WorkerStatus Status(int slots, IReadOnlyList<RunningTrial> running, DesiredWorkerState orders) =>
        new(
            Silo,
            Environment.MachineName,
            role.Role,
            Environment.ProcessorCount,
            slots,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            Vector512.IsHardwareAccelerated ? 512
                : Vector256.IsHardwareAccelerated ? 256
                : 128,
            ProductVersion.Text,
            running
        )
        {
            Beat = Interlocked.Increment(ref _beats),
            Orders = orders,
            RuntimeVersion = Environment.Version.ToString(),
            TorchSharpVersion = TorchSharpVersion,
            Mode = role.Mode,
        };
}
