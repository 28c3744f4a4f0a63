namespace GearSweep.Shared.Cluster;

/// <summary>A silo as the cluster page shows it.</summary>
/// <param name="Status">What it said last.</param>
/// <param name="LastSeen">When (UTC).</param>
/// <param name="Completed">Trials that it completed since it joined.</param>
/// <param name="Failed">Trials that failed on it since it joined.</param>
[GenerateSerializer, Immutable]
public sealed record SiloView(WorkerStatus Status, DateTimeOffset LastSeen, int Completed, int Failed)
{
    /// <summary>
    /// Seconds that the silo has been silent, as the scheduler counted them one by one: a head that slept for a minute
    /// itself counts one.
    /// </summary>
    [Id(0)]
    public int SilentSeconds { get; init; }

    /// <summary>Why the silo is given no trials, for a person to read; <see langword="null"/> when it is.</summary>
    [Id(1)]
    public string? Quarantined { get; init; }
}
