namespace GearSweep.Shared.Specification;

/// <summary>When a trial ends before its epochs are spent.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Patience">Epochs, 1 and up; of no meaning for <see cref="EarlyStopKind.None"/>.</param>
[GenerateSerializer, Immutable]
public sealed record EarlyStopSpec(EarlyStopKind Kind, int Patience)
{
    /// <summary>Every epoch is trained.</summary>
    public static readonly EarlyStopSpec None = new(EarlyStopKind.None, 0);
}
