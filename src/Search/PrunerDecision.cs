namespace GearSweep.Search;

/// <summary>What a pruner decides on a trial; it is stored with the trial.</summary>
/// <param name="Kind">Go on, pause, or stop for good.</param>
/// <param name="Reason">Why, for a person to read.</param>
public readonly record struct PrunerDecision(PrunerDecisionKind Kind, string? Reason)
{
    /// <summary>Go on.</summary>
    public static readonly PrunerDecision Continue = new(PrunerDecisionKind.Continue, null);

    /// <summary>Stop for good: the trial is pruned, and its curve is kept.</summary>
    public static PrunerDecision Prune(string reason) => new(PrunerDecisionKind.Prune, reason);

    /// <summary>Stop with a checkpoint, and go on when the trial is promoted.</summary>
    public static PrunerDecision Pause(string reason) => new(PrunerDecisionKind.Pause, reason);
}
