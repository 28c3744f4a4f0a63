namespace GearSweep.Shared.Cluster;

/// <summary>The cluster's silos.</summary>
/// <param name="Silos">By address.</param>
[GenerateSerializer, Immutable]
public sealed record ClusterView(IReadOnlyList<SiloView> Silos)
{
    /// <summary>
    /// Why the head could not store its last results, in one line; <see langword="null"/> when it could. Until it can,
    /// trials wait with theirs.
    /// </summary>
    [Id(0)]
    public string? StoreUnavailableReason { get; init; }

    /// <summary>Slots of all silos.</summary>
    public int Slots => Silos.Sum(s => s.Status.Slots);

    /// <summary>Slots that train.</summary>
    public int Busy => Silos.Sum(s => s.Status.Busy);
}
