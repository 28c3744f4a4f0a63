namespace GearSweep.Shared.Results;

/// <summary>The order of a list of sweeps.</summary>
/// <param name="Column">What they are sorted by.</param>
/// <param name="Descending">Greatest first.</param>
[GenerateSerializer, Immutable]
public sealed record SweepOrder(SweepColumn Column, bool Descending)
{
    /// <summary>Newest first: the usual order.</summary>
    public static SweepOrder Newest { get; } = new(SweepColumn.Launched, true);
}
