using GearSweep.Shared.Cluster;

namespace GearSweep.Grains.Queue;

/// <summary>What the queue knows of a silo.</summary>
/// <param name="View">What it said last, and what is seen of it.</param>
/// <param name="Health">What its trials came to.</param>
/// <param name="Orders">What a person wants of it.</param>
internal sealed record SiloEntry(SiloView View, SiloHealth Health, WorkerOrders Orders);
