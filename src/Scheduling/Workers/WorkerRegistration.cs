using System.Collections.Immutable;
using GearSweep.Shared.Cluster;

namespace GearSweep.Scheduling.Workers;

/// <summary>What the scheduler knows of a worker.</summary>
/// <param name="View">What it said last, and what is seen of it.</param>
/// <param name="Health">What its trials came to.</param>
/// <param name="Wanted">What a person wants of it.</param>
/// <param name="Quarantined">Why it is given no trials; <see langword="null"/> when it is.</param>
public sealed record WorkerRegistration(
    SiloView View,
    WorkerHealth Health,
    DesiredWorkerState Wanted,
    string? Quarantined
)
{
    /// <summary>
    /// Other workers of its host that it has outlived: with these it is no life of one that dies again and again.
    /// </summary>
    public ImmutableHashSet<string> Outlived { get; init; } = [];

    /// <summary>Its address.</summary>
    public string Address => View.Status.Silo;

    /// <summary>What it is to hear.</summary>
    public DesiredWorkerState Orders => Wanted with { Quarantined = Quarantined };

    /// <summary>Whether it may be given trials.</summary>
    public bool TakesTrials => !Wanted.Drain && Quarantined is null;

    /// <summary>
    /// A worker leaves when it is drained; a head stays, and takes trials again when it is given slots.
    /// </summary>
    public bool LeavesWhenDrained => View.Status.Role == ClusterRole.Worker;
}
