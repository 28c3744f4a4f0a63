namespace GearSweep.Shared.Cluster;

/// <summary>What a silo says of itself each time that it asks for work.</summary>
/// <param name="Silo">The silo's address, as Orleans prints it: unique to one run of one process.</param>
/// <param name="Host">Name of its machine.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="Slots">Training threads; a person may change their number while the silo runs.</param>
/// <param name="MemoryBytes">Memory that the process may use.</param>
/// <param name="VectorBits">Width of the processor's vectors that .NET uses: 128, 256 or 512.</param>
/// <param name="Version">Version of GearSweep.</param>
/// <param name="Running">The trials that it has now, also those whose end is still to be stored.</param>
[GenerateSerializer, Immutable]
public sealed record WorkerStatus(
    string Silo,
    string Host,
    ClusterRole Role,
    int Cores,
    int Slots,
    long MemoryBytes,
    int VectorBits,
    string Version,
    IReadOnlyList<RunningTrial> Running
)
{
    /// <summary>
    /// Running number of what the silo says, from 1: a message that was overtaken by a later one is not believed.
    /// </summary>
    [Id(0)]
    public long Beat { get; init; }

    /// <summary>What it has heard last: its orders, and why it is given no trials.</summary>
    [Id(1)]
    public DesiredWorkerState Orders { get; init; } = DesiredWorkerState.None;

    /// <summary>Version of .NET that runs it, e.g. <c>10.0.1</c>.</summary>
    [Id(2)]
    public string RuntimeVersion { get; init; } = "?";

    /// <summary>Version of TorchSharp that it trains with, e.g. <c>0.107.0</c>.</summary>
    [Id(3)]
    public string TorchSharpVersion { get; init; } = "?";

    /// <summary>How its cluster's silos find each other.</summary>
    [Id(4)]
    public ClusterMode Mode { get; init; }

    /// <summary>Slots that train.</summary>
    public int Busy => Running.Count(trial => !trial.HasEnded);

    /// <summary>Whether the silo hands its trials back and takes no more, to leave.</summary>
    public bool Draining => Orders.Drain;

    /// <summary>The version with the first digits of its commit, e.g. <c>1.0.0+4963a60</c>.</summary>
    public string ShortVersion => ProductVersion.Shorten(Version);
}
