namespace GearSweep.Shared.Trials;

/// <summary>What a running attempt is to do.</summary>
/// <param name="Kind">Go on, or how to stop.</param>
/// <param name="Reason">Why; kept with the trial.</param>
[GenerateSerializer, Immutable]
public sealed record TrialCommand(TrialCommandKind Kind, string? Reason)
{
    /// <summary>Go on.</summary>
    public static readonly TrialCommand Continue = new(TrialCommandKind.Continue, null);
}
