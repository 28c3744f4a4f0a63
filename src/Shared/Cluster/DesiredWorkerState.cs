namespace GearSweep.Shared.Cluster;

/// <summary>
/// What a silo hears with the answer to its heartbeat, and says again with the next: so a scheduler that starts anew
/// hears of it.
/// </summary>
/// <param name="Slots">Training threads that a person wants it to have; <see langword="null"/> for as many as it was
/// started with.</param>
/// <param name="Drain">Whether a person wants it to hand its trials back and leave.</param>
/// <param name="Quarantined">Why it is given no trials, for a person to read; <see langword="null"/> when it
/// is.</param>
[GenerateSerializer, Immutable]
public sealed record DesiredWorkerState(int? Slots, bool Drain, string? Quarantined = null)
{
    /// <summary>Nothing in particular.</summary>
    public static readonly DesiredWorkerState None = new(null, false);
}
