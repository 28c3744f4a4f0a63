namespace GearSweep.Shared.Cluster;

/// <summary>A silo as the cluster page shows it.</summary>
/// <param name="Status">What it said last.</param>
/// <param name="LastSeen">When (UTC).</param>
/// <param name="Completed">Trials that it completed since it joined.</param>
/// <param name="Failed">Trials that failed on it since it joined.</param>
[GenerateSerializer, Immutable]
public sealed record SiloView(WorkerStatus Status, DateTimeOffset LastSeen, int Completed, int Failed);
