namespace GearSweep.Shared.Cluster;

/// <summary>What a person wants of a silo; it hears so with the answer to its heartbeat.</summary>
/// <param name="Slots">Training threads that it should have; <see langword="null"/> for as many as it was started with.</param>
/// <param name="Drain">Whether it should hand its trials back and leave.</param>
[GenerateSerializer, Immutable]
public sealed record WorkerOrders(int? Slots, bool Drain)
{
    /// <summary>Nothing in particular.</summary>
    public static readonly WorkerOrders None = new(null, false);
}
