namespace GearSweep.Search;

/// <summary>The kinds of <see cref="PrunerDecision"/>.</summary>
public enum PrunerDecisionKind
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>Stop with a checkpoint, and wait to be promoted.</summary>
    Pause,

    /// <summary>Stop for good.</summary>
    Prune,
}
