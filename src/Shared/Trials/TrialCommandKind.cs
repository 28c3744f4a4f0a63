namespace GearSweep.Shared.Trials;

/// <summary>The kinds of <see cref="TrialCommand"/>.</summary>
[GenerateSerializer]
public enum TrialCommandKind
{
    /// <summary>Go on.</summary>
    Continue = 0,

    /// <summary>Checkpoint and give the trial back: it will go on later, here or elsewhere.</summary>
    Preempt = 1,

    /// <summary>Stop for good; the curve so far is kept.</summary>
    Cancel = 2,

    /// <summary>Stop for good because a pruner says so.</summary>
    Prune = 3,

    /// <summary>Stop and be silent: a newer attempt owns the trial.</summary>
    Supersede = 4,

    /// <summary>Checkpoint and stop until the trial is promoted.</summary>
    Pause = 5,
}
