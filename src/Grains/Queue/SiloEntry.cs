using System.Collections.Immutable;
using GearSweep.Shared.Cluster;

namespace GearSweep.Grains.Queue;

/// <summary>What the queue knows of a silo.</summary>
/// <param name="View">What it said last, and what is seen of it.</param>
/// <param name="Health">What its trials came to.</param>
/// <param name="Wanted">What a person wants of it.</param>
internal sealed record SiloEntry(SiloView View, SiloHealth Health, WorkerOrders Wanted)
{
    /// <summary>Other silos of its machine that it has outlived: with these it is no life of one that dies again and again.</summary>
    public ImmutableHashSet<string> Outlived { get; init; } = [];

    /// <summary>What it is to hear.</summary>
    public WorkerOrders Orders => Wanted with { SetAside = Health.Complaint };

    /// <summary>Whether it may be given trials.</summary>
    public bool TakesTrials => !Wanted.Drain && Health.Complaint is null;

    /// <summary>A silo that speaks for the first time. It may have been heard by a queue before this one: what it was told then still holds.</summary>
    /// <param name="status">What it says.</param>
    /// <param name="now">When it says so.</param>
    /// <param name="complaint">What is wrong with its machine; <see langword="null"/> for nothing.</param>
    public static SiloEntry Of(WorkerStatus status, DateTimeOffset now, string? complaint) =>
        new(new SiloView(status, now, 0, 0), new SiloHealth { Before = status.Orders.SetAside ?? complaint }, status.Orders);
}
